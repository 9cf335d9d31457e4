// SPDX-License-Identifier: Apache-2.0
// The rows of the list: a place, or a form with all its places.
const CONTEXT_LETTERS = 60;
const LONGEST_SHOWN = 120;
const LONGEST_NARROWED = 2000;

function shortened(text) {
  return text.length > LONGEST_SHOWN ? clustersOf(text.slice(0, LONGEST_SHOWN)).slice(0, -1).join('') + '…' : text;
}

// Both readings without most of what they share at either end, so that what differs is in sight.
function narrowed(before, after) {
  const kept = 6, a = clustersOf(before), b = clustersOf(after);
  let head = 0, tail = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const from = head > 2 * kept ? head - kept : 0, cut = tail > 2 * kept ? tail - kept : 0;
  return [a, b].map((clusters) => (from ? '…' : '') + clusters.slice(from, clusters.length - cut).join('') + (cut ? '…' : ''));
}

// before → after, what differs marked on both sides; a question mark where `after` is only offered.
function changeOf(before, after, narrow, offered = false) {
  const out = make('span', 'change');
  const [less, more] = narrow && after !== undefined && before.length + after.length < LONGEST_NARROWED ? narrowed(before, after) : [before, after];
  const from = shortened(less), to = more === undefined ? undefined : shortened(more);
  out.append(make('span', 'from', to === undefined ? readable(from) : marked(from, to, 'del')), make('span', 'arrow', ' → '));
  if (to === undefined) out.append(make('span', 'missing', say('no-after')));
  else if (to === '') out.append(make('span', 'missing', say('removed')));
  else out.append(make('span', offered ? 'to offered' : 'to', marked(to, from, 'ins'), offered ? '?' : ''));
  return out;
}

function statusMark(status) {
  const signs = { accepted: '✓', rejected: '✗', applied: '●', proposed: '○', mixed: '◐' };
  const mark = make('span', `status ${status}`, make('span', 'sign', signs[status]), ' ', say(status));
  return mark;
}

function factsOf(item, status) {
  return make('span', 'facts', make('span', 'place', placeOf(item)), make('span', `reason ${item.reason}`, sayReason(item.reason)),
    make('span', 'confidence', item.confidence.toFixed(2)), statusMark(status));
}

// What a reviewer's verdict would make of the place, or what is proposed.
function shownAfter(item, decisions) {
  const verdict = decisions.of(item);
  return verdict && verdict.status === 'accepted' ? verdict.after : item.after;
}

function contextOf(item, decisions) {
  const after = shownAfter(item, decisions), [best] = readingsOf(item);
  const offered = after === undefined && best !== undefined;
  const whole = wholeClusters(item, offered ? best.text : after);
  // The cut may have left marks without their letter.
  const left = textBefore(item, CONTEXT_LETTERS, whole.at[0]).replace(/^[\p{M}\u0E33\u0EB3]+/u, '');
  return make('span', 'context',
    make('span', 'left', make('span', '', readable(left))),
    changeOf(whole.before, whole.after, true, offered),
    make('span', 'right', readable(textAfter(item, CONTEXT_LETTERS, whole.at[1]))));
}

function placeRow(item, decisions) {
  const status = decisions.statusOf(item);
  return make('div', `row place-row ${status}`, factsOf(item, status), contextOf(item, decisions));
}

function formRow(form, decisions, open) {
  const status = common(form.all.map((item) => decisions.statusOf(item)));
  const decided = form.all.filter((item) => decisions.of(item)).length;
  const row = make('div', `row form-row ${status}`,
    make('span', 'facts', make('span', 'times', `${form.all.length} ×`),
      make('span', 'reason', sayReason(common(form.all.map((item) => item.reason)))), make('span', 'done', `${decided}/${form.all.length}`), statusMark(status)),
    make('span', 'context', make('span', 'twist', open ? '▾' : '▸'), changeOf(seated(form.item.before), form.item.after === undefined ? undefined : seated(form.item.after), true)));
  row.setAttribute('aria-expanded', String(open));
  return row;
}
