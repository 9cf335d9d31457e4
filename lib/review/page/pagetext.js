// The lines around a correction, as the page has them and as they would read.
const LINES_AROUND = 24;
const LETTERS_AROUND = 4000;
const LETTERS_KEPT = 500;

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
    if (other.at[1] < from || other.at[0] > to) continue;
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
  const add = (piece) => piece.split(/\r?\n/).forEach((part, index) => { if (index) lines.push([]); if (part) lines[lines.length - 1].push(part); });
  let done = from;
  for (const placed of placedIn(item, decisions, from, to)) {
    add(text.slice(done, placed.place.at[0]));
    lines[lines.length - 1].push(placed);
    done = placed.place.at[1];
  }
  add(text.slice(done, to));
  return lines;
}

const breaksIn = (text) => (text.match(/\n/g) || []).length;

// The page's lines around the chosen correction. What is drawn stays while the next one lies well inside it: only marks
// change then, and a key costs no new layout of the page.
class PageView {
  constructor(decisions, onChoose) {
    this.decisions = decisions;
    this.onChoose = onChoose;
  }

  // The element that shows `item`; `layout`: columns or inline.
  show(item, layout) {
    if (!this.holds(item, layout) || !this.update()) this.build(item, layout);
    if (this.current) for (const { element } of this.marks.get(this.current).shown) element.classList.remove('current');
    for (const { element } of this.marks.get(item).shown) element.classList.add('current');
    this.current = item;
    return this.table;
  }

  holds(item, layout) {
    if (!this.table || this.owner !== item.owner || this.layout !== layout || this.language !== language || !this.marks.has(item)) return false;
    return (this.from === 0 || item.at[0] - this.from > LETTERS_KEPT) && (this.to === item.owner.text.length || this.to - item.at[1] > LETTERS_KEPT);
  }

  build(item, layout) {
    [this.from, this.to] = windowAround(item);
    Object.assign(this, { owner: item.owner, layout, language, marks: new Map(), current: undefined });
    this.table = make('div', `page ${layout}`);
    const sides = layout === 'columns' ? ['before', 'after'] : ['both'];
    if (layout === 'columns') this.table.append(make('div', 'number'), ...sides.map((side) => make('div', 'side-name', say(side))));
    let number = item.line - breaksIn(item.owner.text.slice(this.from, item.at[0]));
    for (const line of linesOf(item, this.decisions, this.from, this.to)) {
      this.table.append(make('div', 'number', String(number)), ...sides.map((side) => this.line(line, side)));
      number += 1 + line.reduce((breaks, piece) => breaks + (typeof piece === 'string' ? 0 : breaksIn(piece.item.before)), 0);
    }
  }

  line(pieces, side) {
    return make('div', `line ${side}`, ...pieces.map((piece) => (typeof piece === 'string' ? readable(piece) : this.mark(piece, side))));
  }

  mark({ item, place }, side) {
    const element = make('span');
    element.addEventListener('click', () => this.onChoose(item));
    if (!this.marks.has(item)) this.marks.set(item, { place, shown: [], state: this.stateOf(item) });
    this.marks.get(item).shown.push({ element, side });
    this.fill(element, side, item, place);
    return element;
  }

  fill(element, side, item, { before, after }) {
    const status = this.decisions.statusOf(item);
    element.className = `edit ${status}`;
    element.title = `${sayReason(item.reason)} ${item.confidence.toFixed(2)}, ${say(status)}`;
    if (after === undefined) element.replaceChildren(readable(before));
    else if (side === 'both') element.replaceChildren(merged(before, after));
    else element.replaceChildren(side === 'before' ? marked(before, after, 'del') : marked(after, before, 'ins'));
  }

  stateOf(item) { return `${this.decisions.statusOf(item)} ${this.decisions.outcomeOf(item)}`; }

  // Marks whose verdict changed since they were drawn. False where one now takes more or less of the page.
  update() {
    for (const [item, drawn] of this.marks) {
      const state = this.stateOf(item);
      if (state === drawn.state) continue;
      const place = wholeClusters(item, this.decisions.outcomeOf(item));
      if (String(place.at) !== String(drawn.place.at)) return false;
      Object.assign(drawn, { state, place });
      for (const { element, side } of drawn.shown) this.fill(element, side, item, place);
      if (item === this.current) this.current = undefined;
    }
    return true;
  }
}
