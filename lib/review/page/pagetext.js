// The lines around a correction, as the page has them and as they would read.
const LINES_AROUND = 14;
const LETTERS_AROUND = 4000;

// Where the lines around `item` begin and end in its page.
function windowAround(item) {
  const text = item.owner.text;
  let from = item.at[0], to = item.at[1];
  for (let line = 0; line <= LINES_AROUND && from > 0; line++) from = text.lastIndexOf('\n', from - 1);
  for (let line = 0; line <= LINES_AROUND && to >= 0 && to < text.length; line++) to = text.indexOf('\n', to + (line ? 1 : 0));
  from = Math.max(from + (from > 0 || text[0] === '\n' ? 1 : 0), item.at[0] - LETTERS_AROUND, 0);
  return [Math.min(from, item.at[0]), to < 0 ? Math.min(text.length, item.at[1] + LETTERS_AROUND) : Math.min(to, item.at[1] + LETTERS_AROUND)];
}

// Corrections inside the window with the whole clusters they lie in, none overlapping another; the chosen one always.
function placedIn(item, decisions, from, to) {
  const out = [], chosen = wholeClusters(item, decisions.outcomeOf(item));
  let done = from;
  for (const other of item.owner.edits) {
    const place = other === item ? chosen : wholeClusters(other, decisions.outcomeOf(other));
    const [begin, end] = place.at;
    const clashes = other !== item && begin < chosen.at[1] && end > chosen.at[0];
    if (begin < done || end > to || clashes || (other !== item && begin === end)) continue;
    out.push({ item: other, place });
    done = end;
  }
  return out;
}

// Lines of the window; each is a list of strings and placed corrections. A correction that holds a line break joins two.
function linesOf(item, decisions, from, to) {
  const text = item.owner.text, lines = [[]];
  const add = (piece) => piece.split('\n').forEach((part, index) => { if (index) lines.push([]); if (part) lines[lines.length - 1].push(part); });
  let done = from;
  for (const placed of placedIn(item, decisions, from, to)) {
    add(text.slice(done, placed.place.at[0]));
    lines[lines.length - 1].push(placed);
    done = placed.place.at[1];
  }
  add(text.slice(done, to));
  return lines;
}

// One correction inside a line, for one of the columns or for both in one.
function editMark({ item, place }, chosen, decisions, side, onChoose) {
  const { before, after } = place;
  const mark = make('span', `edit ${decisions.statusOf(item)}${item === chosen ? ' current' : ''}`);
  if (after === undefined) mark.append(readable(before));
  else if (side === 'both') mark.append(merged(before, after));
  else mark.append(side === 'before' ? marked(before, after, 'del') : marked(after, before, 'ins'));
  mark.title = `${sayReason(item.reason)} ${item.confidence.toFixed(2)}, ${say(decisions.statusOf(item))}`;
  mark.addEventListener('click', () => onChoose(item));
  return mark;
}

const breaksIn = (text) => (text.match(/\n/g) || []).length;

function pageText(item, decisions, layout, onChoose) {
  const [from, to] = windowAround(item);
  const table = make('div', `page ${layout}`);
  const sides = layout === 'columns' ? ['before', 'after'] : ['both'];
  if (layout === 'columns') table.append(make('div', 'number'), ...sides.map((side) => make('div', 'side-name', say(side))));
  let number = item.line - breaksIn(item.owner.text.slice(from, item.at[0]));
  for (const line of linesOf(item, decisions, from, to)) {
    table.append(make('div', 'number', String(number)));
    for (const side of sides)
      table.append(make('div', `line ${side}`, ...line.map((piece) => typeof piece === 'string' ? readable(piece) : editMark(piece, item, decisions, side, onChoose))));
    number += 1 + line.reduce((breaks, piece) => breaks + (typeof piece === 'string' ? 0 : breaksIn(piece.item.before)), 0);
  }
  return table;
}
