// Elements from text. Nothing here, or anywhere in this page, reads text as markup.
function make(tag, className, ...content) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content);
  return element;
}

function button(text, key, onClick, className) {
  const element = make('button', className || '', text);
  element.type = 'button';
  if (key) element.append(make('kbd', '', key));
  element.addEventListener('click', onClick);
  return element;
}

function option(value, text) {
  const element = make('option', '', text);
  element.value = value;
  return element;
}

const byId = (id) => document.getElementById(id);
