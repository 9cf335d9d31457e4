// Letters as readers see them, and where two words differ in them. The rules are those of lib/review/cluster_text.hpp.
const segmenter = Intl.Segmenter ? new Intl.Segmenter('und', { granularity: 'grapheme' }) : null;
const ROUGH_CLUSTER = /\P{M}[\p{M}\u0E33\u0EB3]*|\p{M}+/gsu;
const OPEN_SARA_AM = /[\u0E4D\u0ECD][\u0E48-\u0E4B\u0EC8-\u0ECB]?$/;
const TABLE_LIMIT = 250000;
const LONGEST_MARKED = 20000;
const ENDS_LOOKED_AT = 64;

function clustersOf(text) {
  const found = segmenter ? Array.from(segmenter.segment(text), (part) => part.segment) : text.match(ROUGH_CLUSTER) || [];
  const out = [];
  for (const cluster of found) {
    const closes = (cluster === '\u0E32' || cluster === '\u0EB2') && out.length && OPEN_SARA_AM.test(out[out.length - 1]);
    if (closes) out[out.length - 1] += cluster;
    else out.push(cluster);
  }
  return out;
}

// For each element of either list whether it is missing from the other: longest common subsequence, for words.
function differing(a, b) {
  const inA = new Array(a.length).fill(false), inB = new Array(b.length).fill(false);
  let head = 0, tail = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const rows = a.length - head - tail, columns = b.length - head - tail;
  const width = columns + 1;
  const common = rows * columns <= TABLE_LIMIT ? commonTable(a, b, head, rows, columns) : null;
  let i = 0, j = 0;
  while (i < rows || j < columns) {
    if (common && i < rows && j < columns && a[head + i] === b[head + j]) { i++; j++; }
    else if (j >= columns || (i < rows && (!common || common[(i + 1) * width + j] >= common[i * width + j + 1]))) inA[head + i++] = true;
    else inB[head + j++] = true;
  }
  return [inA, inB];
}

// common[i][j]: how much a from i and b from j share.
function commonTable(a, b, head, rows, columns) {
  const width = columns + 1;
  const table = new Uint16Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      table[i * width + j] = a[head + i] === b[head + j]
        ? table[(i + 1) * width + j + 1] + 1
        : Math.max(table[(i + 1) * width + j], table[i * width + j + 1]);
    }
  }
  return table;
}

// Letters that would be unseen, or would reorder what stands around them, are spelt out.
const UNSEEN = /[\u0000-\u001f\u007f-\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb]/;
const UNSEEN_NAMES = { '\n': '⏎', '\r': 'CR', '\t': '⇥', '\f': 'FF', '\u00a0': 'NBSP', '\u200b': 'ZWSP', '\u200c': 'ZWNJ', '\u200d': 'ZWJ', '\ufeff': 'BOM' };

const codeOf = (letter) => 'U+' + letter.codePointAt(0).toString(16).toUpperCase().padStart(4, '0');

function readable(text) {
  const out = document.createDocumentFragment();
  for (let rest = text; rest;) {
    const at = rest.search(UNSEEN);
    if (at < 0) { out.append(rest); break; }
    if (at > 0) out.append(rest.slice(0, at));
    out.append(make('span', 'unseen-letter', UNSEEN_NAMES[rest[at]] || codeOf(rest[at])));
    rest = rest.slice(at + 1);
  }
  return out;
}

// The clusters from `from` on that are all changed, or all not, and where they end.
function runFrom(clusters, changed, from) {
  let to = from;
  while (to < clusters.length && changed[to] === changed[from]) to++;
  return [readable(clusters.slice(from, to).join('')), to];
}

// `own` with the clusters that `other` does not have in `tag` elements.
function marked(own, other, tag) {
  if (own.length + other.length > LONGEST_MARKED) return make(tag, '', readable(own));
  const clusters = clustersOf(own);
  const changed = differing(clusters, clustersOf(other))[0];
  const out = document.createDocumentFragment();
  for (let from = 0; from < clusters.length;) {
    const [piece, to] = runFrom(clusters, changed, from);
    out.append(changed[from] ? make(tag, '', piece) : piece);
    from = to;
  }
  return out;
}

// Both readings in one: what they share stands once.
function merged(before, after) {
  const out = document.createDocumentFragment();
  if (before.length + after.length > LONGEST_MARKED) { out.append(marked(before, after, 'del'), marked(after, before, 'ins')); return out; }
  const a = clustersOf(before), b = clustersOf(after);
  const [gone, come] = differing(a, b);
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    let piece;
    if (i < a.length && gone[i]) { [piece, i] = runFrom(a, gone, i); out.append(make('del', '', piece)); }
    else if (j < b.length && come[j]) { [piece, j] = runFrom(b, come, j); out.append(make('ins', '', piece)); }
    else { out.append(readable(a[i])); i++; j++; }
  }
  return out;
}

// A mark without its letter stands on a dotted circle.
const seated = (text) => (/^[\p{M}\u0E33\u0EB3]/u.test(text) ? '\u25cc' + text : text);

// How far the clusters at both ends of `middle` reach into what stands around it.
function reachOf(left, whole, right) {
  const middle = whole.length > 2 * ENDS_LOOKED_AT ? whole.slice(0, ENDS_LOOKED_AT) + '\n' + whole.slice(-ENDS_LOOKED_AT) : whole;
  let head = 0, tail = 0, at = 0;
  for (const cluster of clustersOf(left + middle + right)) {
    const end = at + cluster.length;
    if (at < left.length && end > left.length) head = left.length - at;
    if (at < left.length + middle.length && end > left.length + middle.length) tail = end - left.length - middle.length;
    // Of nothing inside a cluster, both sides belong to it.
    if (!middle && at < left.length && end > left.length) tail = end - left.length;
    at = end;
  }
  return [head, tail];
}
