// Lets a person look at the password they type; it is hidden again before the form leaves.
for (const button of document.querySelectorAll('button.reveal')) {
    const input = document.getElementById(button.getAttribute('aria-controls'));
    const set = (shown) => {
        input.type = shown ? 'text' : 'password';
        button.setAttribute('aria-pressed', String(shown));
        button.textContent = shown ? button.dataset.hide : button.dataset.show;
    };
    button.addEventListener('click', () => {
        set(input.type === 'password');
        input.focus();
    });
    input.form?.addEventListener('submit', () => set(false));
    button.hidden = false;
}
