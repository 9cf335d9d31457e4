// A list that holds only the rows in sight, so that ten thousand cost as much as twenty. All rows are equally high.
class VirtualList {
  // makeRow(entry, index) gives the element of one row; onChoose(index) is called when a row is pressed.
  constructor(root, makeRow, onChoose) {
    this.root = root;
    this.makeRow = makeRow;
    this.onChoose = onChoose;
    this.entries = [];
    this.chosen = -1;
    this.rows = new Map();
    this.space = make('div', 'space');
    root.append(this.space);
    root.addEventListener('scroll', () => this.draw(), { passive: true });
    new ResizeObserver(() => { this.measure(); this.draw(); }).observe(root);
    this.measure();
  }

  measure() {
    const probe = make('div', 'row');
    this.space.append(probe);
    const height = probe.getBoundingClientRect().height || 64;
    probe.remove();
    if (height !== this.rowHeight) { this.rowHeight = height; this.forgetRows(); }
    this.space.style.height = `${this.entries.length * this.rowHeight}px`;
  }

  show(entries, chosen) {
    this.entries = entries;
    this.chosen = Math.min(chosen, entries.length - 1);
    this.forgetRows();
    this.measure();
    this.reveal();
  }

  // Entries are the same, but what those that `concerns` picks show is not.
  refresh(concerns = () => true) {
    for (const [index, row] of this.rows) if (concerns(this.entries[index])) { row.remove(); this.rows.delete(index); }
    this.draw();
  }

  choose(index) {
    if (!this.entries.length) return;
    this.chosen = Math.max(0, Math.min(index, this.entries.length - 1));
    this.reveal();
  }

  // Scrolls no further than needed.
  reveal() {
    const top = this.chosen * this.rowHeight, bottom = top + this.rowHeight;
    if (this.chosen >= 0 && top < this.root.scrollTop) this.root.scrollTop = top;
    if (this.chosen >= 0 && bottom > this.root.scrollTop + this.root.clientHeight) this.root.scrollTop = bottom - this.root.clientHeight;
    this.draw();
  }

  draw() {
    const spare = 6;
    const first = Math.max(0, Math.floor(this.root.scrollTop / this.rowHeight) - spare);
    const last = Math.min(this.entries.length, Math.ceil((this.root.scrollTop + this.root.clientHeight) / this.rowHeight) + spare);
    for (const [index, row] of this.rows) if (index < first || index >= last) { row.remove(); this.rows.delete(index); }
    for (let index = first; index < last; index++) if (!this.rows.has(index)) this.add(index);
    for (const [index, row] of this.rows) row.setAttribute('aria-selected', String(index === this.chosen));
    if (this.rows.has(this.chosen)) this.root.setAttribute('aria-activedescendant', `row-${this.chosen}`);
    else this.root.removeAttribute('aria-activedescendant');
  }

  add(index) {
    const row = this.makeRow(this.entries[index], index);
    row.id = `row-${index}`;
    row.setAttribute('role', 'option');
    row.setAttribute('aria-posinset', String(index + 1));
    row.setAttribute('aria-setsize', String(this.entries.length));
    row.style.transform = `translateY(${index * this.rowHeight}px)`;
    row.addEventListener('click', () => this.onChoose(index));
    this.rows.set(index, row);
    this.space.append(row);
  }

  forgetRows() {
    for (const row of this.rows.values()) row.remove();
    this.rows.clear();
  }
}
