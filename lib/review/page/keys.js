// SPDX-License-Identifier: Apache-2.0
// One key, one action. Keys are known by their place too, so that they work under a Thai or Lao keyboard.
const KEYS_TOLD = [['j k', 'key-jk'], ['a', 'key-a'], ['r', 'key-r'], ['e', 'key-e'], ['1 … 9', 'key-n'], ['u', 'key-u'], ['x', 'key-x'],
  ['o', 'key-o'], ['v', 'key-v'], ['i', 'key-i'], ['l', 'key-l'], ['/', 'key-/'], ['?', 'key-?']];

function keyOf(event) {
  // Digits first: a Thai keyboard has other ASCII signs there.
  const digit = /^Digit([0-9])$/.exec(event.code);
  if (digit && !event.shiftKey) return digit[1];
  if (event.key.length > 1 || /[\x21-\x7e]/.test(event.key)) return event.key;
  if (event.code === 'Slash') return event.shiftKey ? '?' : '/';
  const letter = /^Key([A-Z])$/.exec(event.code);
  return letter ? letter[1].toLowerCase() : event.key;
}

const isTyping = (target) => target instanceof Element && target.matches('input, textarea, select');

// `actions`: by key.
function listenToKeys(actions) {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target) || byId('help').open) return;
    const key = keyOf(event);
    // Enter and blank belong to what they press when it has the focus.
    if (event.target instanceof Element && event.target.matches('button, summary') && (key === 'Enter' || key === ' ')) return;
    const action = actions[key] || (/^[1-9]$/.test(key) ? actions.digit : undefined);
    if (!action) return;
    event.preventDefault();
    action(key);
  });
}

function fillHelp() {
  byId('help-keys').replaceChildren(...KEYS_TOLD.map(([keys, told]) =>
    make('tr', '', make('th', '', ...keys.split(' ').map((key) => make('kbd', '', key))), make('td', '', say(told)))));
}
