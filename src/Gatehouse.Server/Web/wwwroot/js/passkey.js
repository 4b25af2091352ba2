// Security keys and passkeys: hands a page's question to the browser and the browser's answer to the page's form.
// The bytes are written by hand, since not every browser that knows passkeys knows how to read and write them as JSON.
const readBytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (each) => each.charCodeAt(0));
const writeBytes = (bytes) => btoa(Array.from(new Uint8Array(bytes), (each) => String.fromCharCode(each)).join(''))
    .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const readList = (list) => (list ?? []).map((each) => ({ ...each, id: readBytes(each.id) }));

const readOptions = (options) => ({
    ...options,
    challenge: readBytes(options.challenge),
    ...(options.user && { user: { ...options.user, id: readBytes(options.user.id) } }),
    ...(options.excludeCredentials && { excludeCredentials: readList(options.excludeCredentials) }),
    ...(options.allowCredentials && { allowCredentials: readList(options.allowCredentials) }),
});

const writeAnswer = (credential) => {
    const response = { transports: credential.response.getTransports?.() ?? [] };
    for (const name of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
        if (credential.response[name]) {
            response[name] = writeBytes(credential.response[name]);
        }
    }
    return JSON.stringify({
        id: credential.id,
        rawId: writeBytes(credential.rawId),
        type: credential.type,
        clientExtensionResults: { credProps: credential.getClientExtensionResults().credProps },
        response,
    });
};

const say = (box, what) => {
    for (const sentence of box.querySelectorAll('[data-say]')) {
        sentence.hidden = sentence.dataset.say !== what;
    }
    box.classList.toggle('waiting', what === 'waiting');
};

const send = (box, token, credential) => {
    box.querySelector('[name=Token]').value = token;
    box.querySelector('[name=Answer]').value = writeAnswer(credential);
    box.closest('form').requestSubmit();
};

// One question, written into the page: a new passkey, or one that its owner has.
const ask = async (box, button) => {
    button.disabled = true;
    say(box, 'waiting');
    try {
        const publicKey = readOptions(JSON.parse(box.dataset.options));
        const credential = await (box.dataset.webauthn === 'create' ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey }));
        send(box, box.querySelector('[name=Token]').value, credential);
    } catch (problem) {
        say(box, { InvalidStateError: 'known', NotAllowedError: 'cancelled', AbortError: 'cancelled' }[problem.name] ?? 'failed');
        button.disabled = false;
        button.focus();
    }
};

// Any passkey, before anybody said who they are: offered by autofill for as long as the page is open, or asked for by the button.
const offer = (box, button) => {
    let present;
    const question = async () => (await fetch(box.dataset.webauthnOptions, { headers: { Accept: 'application/json' } })).json();
    const get = async (mediation) => {
        present?.abort();
        const mine = present = new AbortController();
        const { options, token } = await question();
        if (mine.signal.aborted) {
            return;
        }
        // The server forgets the question after a while; autofill asks a new one before that.
        const renew = mediation === 'conditional' && setTimeout(() => autofill(), options.timeout * 0.9);
        try {
            const publicKey = readOptions(options);
            send(box, token, await navigator.credentials.get({ publicKey, mediation, signal: mine.signal }));
        } finally {
            clearTimeout(renew);
        }
    };
    const autofill = async () => {
        if (await PublicKeyCredential.isConditionalMediationAvailable?.()) {
            // Where autofill does not come, name and password do.
            await get('conditional').catch(() => {});
        }
    };
    button.addEventListener('click', async () => {
        button.disabled = true;
        say(box, 'waiting');
        try {
            await get('optional');
        } catch (problem) {
            say(box, problem.name === 'NotAllowedError' ? 'cancelled' : 'failed');
            button.disabled = false;
            autofill();
        }
    });
    autofill();
};

for (const box of document.querySelectorAll('[data-webauthn]')) {
    const button = box.querySelector('button');
    if (!window.PublicKeyCredential) {
        say(box, 'unsupported');
    } else if (box.dataset.webauthn === 'offer') {
        offer(box, button);
        box.hidden = button.hidden = false;
    } else {
        say(box, 'ready');
        button.addEventListener('click', () => ask(box, button));
        button.hidden = false;
        if ('webauthnAuto' in box.dataset) {
            ask(box, button);
        }
    }
}
