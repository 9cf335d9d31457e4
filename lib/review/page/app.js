// SPDX-License-Identifier: Apache-2.0
// What belongs together: the list on the left, the chosen correction on the right, decisions behind both.
const decisions = new Decisions(FACTS.key);
const state = { view: 'places', items: [], openForm: '' };
const list = new VirtualList(byId('list'), makeRow, choose);
const detail = new Detail(byId('detail'), decisions, { decide, choose: chooseItem });

// Tastes are kept for all reports together.
function remember(key, value) {
  try { localStorage.setItem(`chamra-review ${key}`, value); } catch (failure) { decisions.stored = false; }
}
function remembered(key) {
  try { return localStorage.getItem(`chamra-review ${key}`); } catch (failure) { return null; }
}

function tell(text) { byId('message').textContent = text; }

function makeRow(entry) {
  if (entry.form) return formRow(entry.form, decisions, entry.form.key === state.openForm);
  const row = placeRow(entry.item, decisions);
  if (state.view === 'forms') row.classList.add('concordance');
  return row;
}

function entriesOf(items) {
  if (state.view === 'places') return items.map((item) => ({ item }));
  const shown = new Set(items), entries = [];
  for (const form of formsAmong(items)) {
    entries.push({ form });
    if (form.key === state.openForm) for (const item of form.all) if (shown.has(item)) entries.push({ item });
  }
  return entries;
}

const chosenEntry = () => list.entries[list.chosen];
const itemOf = (entry) => entry && (entry.item || entry.form.item);

// The entry for `item`, or for its form.
function indexOf(item, entries) {
  const own = entries.findIndex((entry) => entry.item === item);
  return own >= 0 ? own : entries.findIndex((entry) => entry.form && entry.form.key === formOf(item));
}

function showList(item) {
  const entries = entriesOf(state.items);
  list.show(entries, item ? Math.max(0, indexOf(item, entries)) : 0);
  showChosen();
}

function applyFilters() {
  const item = itemOf(chosenEntry());
  state.items = filtered(chosenFilters(), decisions);
  showList(item);
}

function showChosen() {
  detail.show(itemOf(chosenEntry()));
  showCounts();
}

function showCounts() {
  let decided = 0;
  for (const item of ITEMS) if (decisions.of(item)) decided++;
  byId('bar').max = Math.max(1, ITEMS.length);
  byId('bar').value = decided;
  byId('counts').textContent = `${say('decided')} ${decided}/${ITEMS.length}` + (state.items.length < ITEMS.length ? ` · ${state.items.length}` : '') +
    (decisions.stored ? '' : ` · ${say('not-stored')}`);
}

function choose(index) {
  list.choose(index);
  detail.show(itemOf(chosenEntry()));
}

function chooseItem(item) {
  const index = list.entries.findIndex((entry) => entry.item === item);
  if (index >= 0) choose(index);
  else detail.show(item);
}

function decide(status, after) {
  const entry = chosenEntry(), item = detail.item;
  if (!entry || !item) return;
  // A place that was chosen in the page's text is decided by itself, whatever the list shows.
  if (entry.form && item === entry.form.item) { decideForm(entry.form, status, after); return; }
  if (status === 'accepted' && after === undefined && item.after === undefined) { detail.edit(); return; }
  decisions.decide([item], status, 'occurrence', after);
  list.refresh((each) => each.item === item || (each.form && each.form.key === formOf(item)));
  if (status !== 'proposed' && item === entry.item && list.chosen + 1 < list.entries.length) list.choose(list.chosen + 1);
  showChosen();
}

// All places of a form in one stroke; what was decided by itself the other way is an exception and stays.
function decideForm(form, status, after) {
  if (status === 'accepted' && after === undefined && form.item.after === undefined) { detail.edit(); return; }
  const exceptions = form.all.filter((item) => (decisions.of(item) || {}).scope === 'occurrence' && status !== 'proposed');
  const concerned = form.all.filter((item) => !exceptions.includes(item));
  decisions.decide(concerned, status, 'form', after);
  list.refresh();
  if (status !== 'proposed') list.choose(nextForm(list.chosen));
  showChosen();
  const kept = exceptions.length ? ` · ${exceptions.length} ${say('kept')}` : '';
  if (status !== 'proposed') tell(`${say(`form-${status}`)}: ${form.item.before} (${concerned.length} ${say('occurrences')})${kept}`);
}

function nextForm(from) {
  for (let index = from + 1; index < list.entries.length; index++) if (list.entries[index].form) return index;
  return from;
}

function undo() {
  const items = decisions.undo();
  if (!items) { tell(say('empty')); return; }
  const touched = new Set(items);
  list.refresh((each) => each.form || touched.has(each.item));
  const index = items.length ? indexOf(items[0], list.entries) : -1;
  if (index >= 0) list.choose(index);
  showChosen();
  tell(`${say('undone')} (${items.length})`);
}

// A verdict of another window, on the item `id`. What is being typed here stays.
function followOther(id) {
  if (!id) return;
  list.refresh();
  if (detail.item && detail.item.id === id && !detail.isTyped()) showChosen();
  else showCounts();
}

function nextUndecided() {
  const open = (entry) => itemOf(entry) && (entry.form ? entry.form.all : [entry.item]).some((item) => !decisions.of(item));
  for (let step = 1; step <= list.entries.length; step++) {
    const index = (list.chosen + step) % list.entries.length;
    if (open(list.entries[index])) { choose(index); return; }
  }
}

function chooseView(view) {
  const item = itemOf(chosenEntry());
  state.view = view;
  for (const name of ['places', 'forms']) byId(`view-${name}`).setAttribute('aria-pressed', String(name === view));
  byId('list').classList.toggle('forms', view === 'forms');
  showList(item);
}

function toggleForm() {
  const entry = chosenEntry();
  if (state.view !== 'forms' || !entry) return;
  const key = formOf(itemOf(entry));
  state.openForm = state.openForm === key ? '' : key;
  showList(entry.form ? undefined : FORMS.get(key)[0]);
  choose(list.entries.findIndex((each) => each.form && each.form.key === key));
}

function download() {
  const link = make('a');
  link.href = URL.createObjectURL(new Blob([decisions.lines()], { type: 'application/x-ndjson' }));
  link.download = 'decisions.jsonl';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  tell(`${say('downloaded')} decisions.jsonl`);
}

function chooseTheme(theme) {
  byId('theme').value = theme;
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

function speak(wanted) {
  chooseLanguage(wanted);
  byId('language').value = language;
  fillFilters();
  fillHelp();
  if (list.entries.length) { list.refresh(); showChosen(); }
}

function listen() {
  byId('filters').addEventListener('submit', (event) => event.preventDefault());
  byId('filters').addEventListener('input', applyFilters);
  byId('search').addEventListener('keydown', (event) => { if (event.key === 'Enter' || event.key === 'Escape') byId('list').focus(); });
  byId('view-places').addEventListener('click', () => chooseView('places'));
  byId('view-forms').addEventListener('click', () => chooseView('forms'));
  byId('undo').addEventListener('click', undo);
  byId('download').addEventListener('click', download);
  byId('show-help').addEventListener('click', () => byId('help').showModal());
  byId('language').addEventListener('change', (event) => { remember('language', event.target.value); speak(event.target.value); });
  byId('theme').addEventListener('change', (event) => { remember('theme', event.target.value); chooseTheme(event.target.value); });
  byId('list').addEventListener('dblclick', toggleForm);
  window.addEventListener('storage', (event) => followOther(decisions.changedElsewhere(event.key, event.newValue)));
  window.addEventListener('beforeprint', () => fillPrint(state.items, decisions));
  window.addEventListener('afterprint', () => byId('print').replaceChildren());
}

const page = () => Math.max(1, Math.floor(byId('list').clientHeight / list.rowHeight) - 1);
listenToKeys({
  j: () => choose(list.chosen + 1), k: () => choose(list.chosen - 1),
  ArrowDown: () => choose(list.chosen + 1), ArrowUp: () => choose(list.chosen - 1),
  PageDown: () => choose(list.chosen + page()), PageUp: () => choose(list.chosen - page()),
  Home: () => choose(0), End: () => choose(list.entries.length - 1),
  a: () => decide('accepted'), r: () => decide('rejected'), e: () => detail.edit(), u: undo, x: nextUndecided,
  '/': () => { byId('search').focus(); byId('search').select(); }, '?': () => byId('help').showModal(),
  v: () => chooseView(state.view === 'places' ? 'forms' : 'places'), i: () => detail.chooseLayout(detail.layout === 'columns' ? 'inline' : 'columns'),
  l: () => detail.toggleLetters(), o: toggleForm, Enter: toggleForm, digit: (key) => detail.chooseReading(Number(key)),
});
chooseTheme(remembered('theme') || 'auto');
detail.layout = remembered('layout') === 'inline' ? 'inline' : 'columns';
speak(remembered('language') || (navigator.language || 'en').slice(0, 2));
byId('more').open = window.innerWidth > 640;
listen();
applyFilters();
byId('list').focus({ preventScroll: true });
