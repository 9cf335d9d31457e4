// Which corrections are shown, in which order, and how they gather in forms.
function chosenFilters() {
  return {
    words: byId('search').value.trim().toLowerCase(), reason: byId('by-reason').value, file: byId('by-file').value,
    status: byId('by-status').value, least: Number(byId('least').value), most: byId('most').value === '' ? 1 : Number(byId('most').value),
    order: byId('order').value,
  };
}

function fits(item, filters, decisions) {
  if (filters.reason && item.reason !== filters.reason) return false;
  if (filters.file && item.owner.file !== filters.file) return false;
  if (item.confidence < filters.least || item.confidence > filters.most) return false;
  if (filters.status && decisions.statusOf(item) !== filters.status) return false;
  return !filters.words || holdsWords(item, filters.words);
}

// The place itself, not what stands around it: neighbours would crowd the list.
function holdsWords(item, words) {
  const texts = [item.before, item.after || '', placeOf(item), ...item.candidates.map((candidate) => candidate.text)];
  return texts.some((text) => text.toLowerCase().includes(words));
}

function filtered(filters, decisions) {
  const found = ITEMS.filter((item) => fits(item, filters, decisions));
  if (filters.order === 'low') found.sort((a, b) => a.confidence - b.confidence || a.number - b.number);
  if (filters.order === 'high') found.sort((a, b) => b.confidence - a.confidence || a.number - b.number);
  return found;
}

// Every place of every form in this report, whatever the filters say: a verdict on a form concerns them all.
const FORMS = new Map();
for (const item of ITEMS) {
  const key = formOf(item);
  if (!FORMS.has(key)) FORMS.set(key, []);
  FORMS.get(key).push(item);
}

// Forms that have a place among `items`, the most frequent first. {key, item, all}: `item` is the first place.
function formsAmong(items) {
  const keys = new Set(items.map(formOf));
  const forms = Array.from(keys, (key) => ({ key, item: FORMS.get(key)[0], all: FORMS.get(key) }));
  return forms.sort((a, b) => b.all.length - a.all.length || a.item.number - b.item.number);
}

// The one value of all, or `mixed`.
function common(values) {
  return values.every((value) => value === values[0]) ? values[0] : 'mixed';
}

function fillFilters() {
  const count = (values) => values.reduce((counts, value) => counts.set(value, (counts.get(value) || 0) + 1), new Map());
  const fill = (id, entries) => {
    const select = byId(id), chosen = select.value;
    select.replaceChildren(option('', say('all')), ...entries.map(([value, text]) => option(value, text)));
    select.value = chosen;
  };
  const reasons = count(ITEMS.map((item) => item.reason));
  fill('by-reason', Array.from(reasons, ([reason, times]) => [reason, `${sayReason(reason)} (${times})`]));
  fill('by-file', FILES.map((file) => [file.file, `${file.file} (${file.edits.length})`]));
  fill('by-status', ['proposed', 'accepted', 'rejected', 'applied'].map((status) => [status, say(status)]));
}
