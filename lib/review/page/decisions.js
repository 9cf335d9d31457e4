// SPDX-License-Identifier: Apache-2.0
// Verdicts: what earlier reviews said lies in the report, what is decided here in the browser's local storage, one entry
// for each place under the hash of the corrections, so that two reports never mix.
//
// A verdict is {status, scope, after}; status `proposed` takes an earlier review's verdict back.
class Decisions {
  constructor(key) {
    this.prefix = `chamra-review/1 ${key} `;
    this.own = new Map();
    this.undoable = [];
    this.stored = true;
    for (const item of ITEMS) {
      const text = this.read(item);
      const verdict = text && parsedVerdict(text);
      if (verdict) this.own.set(item.id, verdict);
    }
  }

  // The verdict that counts for `item`; undefined while it is open.
  of(item) {
    const verdict = this.own.get(item.id) || item.verdict;
    return verdict && verdict.status !== 'proposed' ? verdict : undefined;
  }

  statusOf(item) {
    const verdict = this.of(item);
    if (verdict) return verdict.status;
    return item.status === 'applied' ? 'applied' : 'proposed';
  }

  // What the place reads after the verdict; undefined where it stays as it is.
  outcomeOf(item) {
    const verdict = this.of(item);
    if (!verdict) return item.after;
    return verdict.status === 'rejected' ? undefined : verdict.after;
  }

  // One step for undo, however many places; `after` of undefined keeps each item's own reading.
  decide(items, status, scope, after) {
    const before = items.map((item) => this.own.get(item.id));
    for (const item of items) {
      const reading = after === undefined ? item.after : after;
      if (status === 'proposed' && !item.verdict) this.forget(item);
      else this.keep(item, { status, scope, after: reading });
    }
    this.undoable.push(items.map((item, index) => [item, before[index], this.own.get(item.id)]));
  }

  // The items whose verdicts went back to what they were; undefined when there is no step left. What another window decided
  // since then stays.
  undo() {
    const step = this.undoable.pop();
    if (!step) return undefined;
    const ours = step.filter(([item, , set]) => JSON.stringify(this.own.get(item.id)) === JSON.stringify(set));
    for (const [item, verdict] of ours) {
      if (verdict) this.keep(item, verdict);
      else this.forget(item);
    }
    return ours.map(([item]) => item);
  }

  // Another window of this report decided something: the item's id; empty when it was something else.
  changedElsewhere(storageKey, text) {
    const id = storageKey && storageKey.startsWith(this.prefix) ? storageKey.slice(this.prefix.length) : '';
    if (!id) return '';
    const verdict = text && parsedVerdict(text);
    if (verdict) this.own.set(id, verdict);
    else this.own.delete(id);
    return id;
  }

  keep(item, verdict) {
    this.own.set(item.id, verdict);
    this.store(() => localStorage.setItem(this.prefix + item.id, JSON.stringify(verdict)));
  }

  forget(item) {
    this.own.delete(item.id);
    this.store(() => localStorage.removeItem(this.prefix + item.id));
  }

  read(item) {
    let text = null;
    this.store(() => { text = localStorage.getItem(this.prefix + item.id); });
    return text;
  }

  // Storage may be full or forbidden; then the page says so and goes on.
  store(action) {
    try {
      action();
    } catch (failure) {
      this.stored = false;
    }
  }

  // The decisions format: one line a verdict, file by file.
  lines() {
    const out = [JSON.stringify({ schema: 'chamra.corrections/1', tool: 'chamra-review', fingerprint: FACTS.fingerprint })];
    for (const file of FILES) {
      const rows = file.edits.filter((item) => this.of(item) || this.own.has(item.id)).map((item) => this.row(item));
      out.push(...rows);
      if (rows.length && file.sha256) out.push(closingLine(file));
    }
    return out.join('\n') + '\n';
  }

  row(item) {
    const verdict = this.own.get(item.id) || item.verdict;
    const { id, begin, end, line, column, before, before_hex, confidence, reason, candidates } = item;
    return JSON.stringify({
      id, file: item.owner.file, file_hex: item.owner.file_hex, begin, end, line, column, before, before_hex, after: verdict.after, confidence, reason, candidates,
      status: verdict.status, scope: verdict.scope, left: textBefore(item, NEIGHBOURS), right: textAfter(item, NEIGHBOURS),
    });
  }
}

function closingLine({ file, file_hex, bytes, sha256 }) {
  return JSON.stringify({ file, file_hex, bytes, sha256 });
}

function parsedVerdict(text) {
  try {
    const { status, scope, after } = JSON.parse(text);
    const known = ['accepted', 'rejected', 'proposed'].includes(status) && ['occurrence', 'form'].includes(scope);
    return known && (after === undefined || typeof after === 'string') ? { status, scope, after } : undefined;
  } catch (failure) {
    return undefined;
  }
}
