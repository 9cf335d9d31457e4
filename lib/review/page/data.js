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

function textBefore(item, letters) {
  if (item.owner.text === undefined) return '';
  return Array.from(item.owner.text.slice(Math.max(0, item.at[0] - 2 * letters - 2), item.at[0])).slice(-letters).join('');
}

function textAfter(item, letters) {
  if (item.owner.text === undefined) return '';
  return Array.from(item.owner.text.slice(item.at[1], item.at[1] + 2 * letters + 2)).slice(0, letters).join('');
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
const formOf = (item) => item.before + '\u0000' + (item.after === undefined ? '\u0001' : item.after);
const placeOf = (item) => `${item.owner.file}:${item.line}:${item.column}`;
