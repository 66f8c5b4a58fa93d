/** A button on each code block that copies it. */
const copyText = document.documentElement.dataset['copy'] ?? '';
const copiedText = document.documentElement.dataset['copied'] ?? '';

for (const block of document.querySelectorAll('figure.code')) {
  const code = block.querySelector('code');
  if (code === null) continue;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = copyText;
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(code.textContent ?? '').then(() => {
      button.textContent = copiedText;
      setTimeout(() => {
        button.textContent = copyText;
      }, 1600);
    });
  });
  block.append(button);
}
