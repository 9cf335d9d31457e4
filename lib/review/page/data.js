// The pages and corrections of this report, as they stand in its data blocks.
const FACTS = JSON.parse(byId('facts').textContent);
const FILES = Array.from(document.querySelectorAll('script[data-file]'), (block) => JSON.parse(block.textContent));
const ITEMS = [];
for (const file of FILES) {
  for (const item of file.edits) {
    item.owner = file;
    item.number = ITEMS.length;
    ITEMS.push(item);
  }
}

const NEIGHBOURS = 16;

// The letters before UTF-16 offset `at` of the page, `letters` of them at most.
function textBefore(item, letters, at = item.at[0]) {
  if (item.owner.text === undefined) return '';
  return Array.from(item.owner.text.slice(Math.max(0, at - 2 * letters - 2), at)).slice(-letters).join('');
}

function textAfter(item, letters, at = item.at[1]) {
  if (item.owner.text === undefined) return '';
  return Array.from(item.owner.text.slice(at, at + 2 * letters + 2)).slice(0, letters).join('');
}

// Whole clusters: a correction may begin or end inside one, but it is seen, and marked, as a whole.
// {before, after, at}: both readings with the rest of their clusters, and where those lie in the page.
function wholeClusters(item, after) {
  const left = textBefore(item, 8), right = textAfter(item, 8);
  const one = reachOf(left, item.before, right), two = after === undefined ? one : reachOf(left, after, right);
  const head = left.slice(left.length - Math.max(one[0], two[0])), tail = right.slice(0, Math.max(one[1], two[1]));
  return {
    before: head + item.before + tail, after: after === undefined ? undefined : head + after + tail,
    at: [item.at[0] - head.length, item.at[1] + tail.length],
  };
}

// The readings offered for a place, best first; the program's own reading leads.
function readingsOf(item) {
  const out = [];
  if (item.after !== undefined) out.push({ text: item.after, confidence: item.confidence });
  for (const candidate of item.candidates)
    if (candidate.text !== item.before && !out.some((known) => known.text === candidate.text)) out.push(candidate);
  return out.slice(0, 9);
}

const lineBreaksOf = (text) => text.replace(/[^\n\r\f]/g, '');

// A field knows line feeds only: they become the line breaks that stand at these places of the page.
function withBreaksOf(before, text) {
  const breaks = before.match(/\r\n|[\n\r\f]/g) || [];
  let next = 0;
  return text.replace(/\r\n|[\n\r\f]/g, (found) => breaks[next++] || found);
}

const formOf = (item) => item.before + '\u0000' + (item.after === undefined ? '\u0001' : item.after);
const placeOf = (item) => `${item.owner.file}:${item.line}:${item.column}`;
