// SPDX-License-Identifier: Apache-2.0
// The chosen correction: its readings, its letters, its page and its scan.
class Detail {
  // act: {decide(status, after), take back via decide('proposed'), choose(item)}
  constructor(root, decisions, act) {
    this.root = root;
    this.decisions = decisions;
    this.act = act;
    this.layout = 'columns';
    this.showLetters = false;
    this.page = new PageView(decisions, act.choose);
    this.top = make('div', 'top');
    this.layouts = make('div', 'group');
    this.frame = make('div', 'page-frame');
    this.both = make('div', 'page-and-scan', this.frame);
    root.append(this.top, make('div', 'page-part', this.layouts, this.both));
  }

  // What is the same stays where it is: moving the page in the document would lay it out anew.
  show(item) {
    this.item = item;
    this.root.lastChild.hidden = !item;
    if (!item) { this.top.replaceChildren(make('p', 'missing', say('nothing'))); return; }
    const status = this.decisions.statusOf(item), whole = wholeClusters(item, shownAfter(item, this.decisions));
    this.top.replaceChildren(make('div', 'head', make('h2', '', changeOf(whole.before, whole.after)), factsOf(item, status)),
      this.verdictButtons(), this.readings(), this.letters());
    this.showLayouts();
    this.showPage();
    this.showScan();
  }

  verdictButtons() {
    const { act } = this;
    return make('div', 'group verdict',
      button(say('accept'), 'a', () => act.decide('accepted'), 'accept'), button(say('reject'), 'r', () => act.decide('rejected'), 'reject'),
      button(say('edit'), 'e', () => this.edit(), 'edit-button'), button(say('clear'), '', () => act.decide('proposed'), 'clear'));
  }

  readings() {
    const { item } = this;
    const outcome = this.decisions.of(item) ? this.decisions.outcomeOf(item) : undefined;
    const choices = readingsOf(item).map((reading, index) => {
      const choice = button('', String(index + 1), () => this.act.decide('accepted', reading.text), 'reading');
      choice.prepend(reading.text === '' ? make('span', 'missing', say('removed')) : marked(seated(reading.text), seated(item.before), 'ins'), make('span', 'confidence', reading.confidence.toFixed(2)));
      choice.setAttribute('aria-pressed', String(reading.text === outcome));
      return choice;
    });
    const field = make('textarea');
    field.id = 'own';
    field.rows = 1 + (item.before.match(/\n/g) || []).length;
    field.value = shownAfter(item, this.decisions) === undefined ? item.before : shownAfter(item, this.decisions);
    field.spellcheck = false;
    field.setAttribute('aria-label', say('own'));
    field.addEventListener('keydown', (event) => this.ownKey(event));
    return make('div', 'readings', make('div', 'choices', ...choices), make('div', 'own', field, button(say('use'), '', () => this.takeOwn(), 'use')));
  }

  isTyped() { return document.activeElement && document.activeElement.id === 'own'; }

  ownKey(event) {
    if (event.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) { event.preventDefault(); this.takeOwn(); }
    if (event.key === 'Escape') { event.preventDefault(); this.show(this.item); byId('list').focus(); }
  }

  edit() {
    const field = byId('own');
    if (!field) return;
    field.focus();
    field.select();
  }

  takeOwn() {
    const text = withBreaksOf(this.item.before, byId('own').value.normalize('NFC'));
    if (lineBreaksOf(text) !== lineBreaksOf(this.item.before)) { tell(say('line-breaks')); return; }
    if (text === this.item.before) this.act.decide('rejected');
    else this.act.decide('accepted', text);
    byId('list').focus();
  }

  chooseReading(number) {
    const reading = this.item && readingsOf(this.item)[number - 1];
    if (reading) this.act.decide('accepted', reading.text);
  }

  // Letter by letter on demand: what stands in a cluster cannot always be seen.
  letters() {
    const box = make('details', 'letters', make('summary', '', say('letters'), make('kbd', '', 'l')));
    box.open = this.showLetters;
    box.addEventListener('toggle', () => { this.showLetters = box.open; this.fillLetters(box); });
    this.fillLetters(box);
    return box;
  }

  fillLetters(box) {
    if (!box.open || box.children.length > 1) return;
    const before = Array.from(this.item.before).slice(0, LONGEST_SHOWN);
    const after = Array.from(shownAfter(this.item, this.decisions) || '').slice(0, LONGEST_SHOWN);
    const [gone, come] = differing(before, after);
    box.append(letterRow('before', before, gone, 'del'), letterRow('after', after, come, 'ins'));
  }

  toggleLetters() {
    const box = this.root.querySelector('.letters');
    if (box) box.open = !box.open;
  }

  showLayouts() {
    const state = `${this.layout} ${language}`;
    if (this.layoutsShown === state) return;
    this.layoutsShown = state;
    this.layouts.replaceChildren(...['columns', 'inline'].map((layout) => {
      const choice = button(say(layout), layout === this.layout ? '' : 'i', () => this.chooseLayout(layout));
      choice.setAttribute('aria-pressed', String(layout === this.layout));
      return choice;
    }));
  }

  showPage() {
    const table = this.item.owner.text === undefined ? make('p', 'missing', say('no-page')) : this.page.show(this.item, this.layout);
    if (this.frame.firstChild !== table) this.frame.replaceChildren(table);
    const current = table.querySelector('.current');
    if (current) this.frame.scrollTop += current.getBoundingClientRect().top - this.frame.getBoundingClientRect().top - this.frame.clientHeight / 3;
  }

  // The picture is kept while its page stays, so that it does not load anew at every key.
  showScan() {
    const { owner } = this.item;
    if (this.scanOf === owner) return;
    this.scanOf = owner;
    if (this.scan) this.scan.remove();
    this.scan = owner.image ? scanOf(owner) : undefined;
    if (this.scan) this.both.append(this.scan);
  }

  chooseLayout(layout) {
    this.layout = layout;
    remember('layout', layout);
    this.show(this.item);
  }
}

function scanOf(owner) {
  const image = make('img');
  image.src = owner.image;
  image.alt = `${say('scan')}: ${owner.file}`;
  const frame = button('', '', () => frame.classList.toggle('wide'), 'scan');
  frame.setAttribute('aria-label', image.alt);
  frame.append(image);
  return frame;
}

function letterRow(name, letters, changed, tag) {
  const row = make('div', 'letter-row', make('span', 'side-name', say(name)));
  letters.forEach((letter, index) => {
    const glyph = /\p{M}/u.test(letter) ? '\u25cc' + letter : letter;
    const cell = make('span', 'letter', make(changed[index] ? tag : 'span', 'glyph', readable(glyph)), make('span', 'code', codeOf(letter)));
    cell.title = FACTS.names[letter] || codeOf(letter);
    cell.append(make('span', 'name', (FACTS.names[letter] || '').replace(/^(THAI|LAO) (CHARACTER|LETTER|VOWEL SIGN|TONE) /, '').toLowerCase()));
    row.append(cell);
  });
  return row;
}
