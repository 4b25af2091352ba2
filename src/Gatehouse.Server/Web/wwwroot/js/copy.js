// Copy buttons appear only where the browser lets a page write to the clipboard.
const told = document.createElement('p');
told.className = 'unseen';
told.setAttribute('role', 'status');
document.body.append(told);

const copy = async (button) => {
    await navigator.clipboard.writeText(button.dataset.copy);
    told.textContent = button.dataset.copied;
    button.classList.add('done');
    setTimeout(() => {
        told.textContent = '';
        button.classList.remove('done');
    }, 2000);
};

if (navigator.clipboard) {
    for (const button of document.querySelectorAll('button[data-copy]')) {
        button.addEventListener('click', () => copy(button));
        button.hidden = false;
    }
}
