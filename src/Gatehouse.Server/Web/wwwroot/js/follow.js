// A part of the page that renews itself while its switch is on and somebody looks: <input data-follow="part's id" data-every="milliseconds">.
// It asks for this very page again, so that it shows what a reload would, to whoever may see it.
const told = document.createElement('p');
told.className = 'unseen';
told.setAttribute('role', 'status');
document.body.append(told);

const renew = async (toggle) => {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
    if (!answer.ok || answer.redirected) {
        // Signed out meanwhile, or no rights any more: the person should see that, not an old list.
        location.reload();
        return;
    }

    const shown = document.getElementById(toggle.dataset.follow);
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(toggle.dataset.follow);
    if (fresh && fresh.innerHTML !== shown.innerHTML && !shown.contains(document.activeElement)) {
        shown.replaceChildren(...fresh.childNodes);
        told.textContent = '';
        requestAnimationFrame(() => { told.textContent = toggle.dataset.fresh; });
    }
};

const follow = async (toggle) => {
    if (toggle.checked && !document.hidden) {
        // A network that is away for a moment is no reason to stop.
        await renew(toggle).catch(() => undefined);
    }

    setTimeout(follow, Number(toggle.dataset.every), toggle);
};

for (const toggle of document.querySelectorAll('input[data-follow]')) {
    toggle.closest('label').hidden = false;
    follow(toggle);
}
