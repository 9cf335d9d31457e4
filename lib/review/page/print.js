// On paper all rows that fit the filters are listed, not only those in sight.
function fillPrint(items, decisions) {
  const table = make('table', '', make('caption', '', `${document.title}: ${items.length} ${say('occurrences')}`));
  for (const item of items) {
    table.append(make('tr', '', make('td', '', placeOf(item)), make('td', '', sayReason(item.reason)), make('td', '', item.confidence.toFixed(2)),
      make('td', '', contextOf(item, decisions)), make('td', '', statusMark(decisions.statusOf(item)))));
  }
  byId('print').replaceChildren(table);
}
