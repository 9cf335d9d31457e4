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

// Corrections inside the window, none overlapping another; the chosen one always.
function placedIn(item, from, to) {
  const out = [];
  let done = from;
  for (const other of item.owner.edits) {
    const [begin, end] = other.at;
    const clashes = other !== item && begin < item.at[1] && end > item.at[0];
    if (begin < done || end > to || clashes || (other !== item && other.after === undefined && begin === end)) continue;
    out.push(other);
    done = end;
  }
  return out;
}

// Lines of the window; each is a list of strings and corrections. A correction that holds a line break joins two lines.
function linesOf(item, from, to) {
  const text = item.owner.text, lines = [[]];
  const add = (piece) => piece.split('\n').forEach((part, index) => { if (index) lines.push([]); if (part) lines[lines.length - 1].push(part); });
  let done = from;
  for (const other of placedIn(item, from, to)) {
    add(text.slice(done, other.at[0]));
    lines[lines.length - 1].push(other);
    done = other.at[1];
  }
  add(text.slice(done, to));
  return lines;
}

// One correction inside a line, for one of the columns or for both in one.
function editMark(item, chosen, decisions, side, onChoose) {
  const status = decisions.statusOf(item), outcome = decisions.outcomeOf(item);
  const mark = make('span', `edit ${status}${item === chosen ? ' current' : ''}`);
  if (side !== 'after') mark.append(outcome === undefined ? readable(item.before) : marked(item.before, outcome, 'del'));
  if (side === 'after' && outcome === undefined) mark.append(readable(item.before));
  if (side !== 'before' && outcome !== undefined) mark.append(marked(outcome, item.before, 'ins'));
  mark.title = `${sayReason(item.reason)} ${item.confidence.toFixed(2)}, ${say(status)}`;
  mark.addEventListener('click', () => onChoose(item));
  return mark;
}

function pageText(item, decisions, layout, onChoose) {
  const [from, to] = windowAround(item);
  const table = make('div', `page ${layout}`);
  const sides = layout === 'columns' ? ['before', 'after'] : ['both'];
  if (layout === 'columns') table.append(make('div', 'number'), ...sides.map((side) => make('div', 'side-name', say(side))));
  let number = item.line - (item.owner.text.slice(from, item.at[0]).match(/\n/g) || []).length;
  for (const line of linesOf(item, from, to)) {
    table.append(make('div', 'number', String(number)));
    for (const side of sides)
      table.append(make('div', `line ${side}`, ...line.map((piece) => typeof piece === 'string' ? readable(piece) : editMark(piece, item, decisions, side, onChoose))));
    number += 1 + line.reduce((breaks, piece) => breaks + (typeof piece === 'string' ? 0 : (piece.before.match(/\n/g) || []).length), 0);
  }
  return table;
}
