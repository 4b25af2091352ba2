// Shows how strong a new password looks while it is typed. The server decides; this only helps, and nothing leaves the page.
//
//   <p class="strength" hidden aria-live="polite" data-strength-of="password"
//      data-level-0="..." data-level-1="..." data-level-2="..." data-level-3="..." data-level-4="...">
//     <meter min="0" max="4" aria-hidden="true"></meter> <span></span>
//   </p>
//
// data-strength-of names the input's id; the meter may be left out. The element gets data-level for the style sheet.

const steps = [28, 44, 60, 76];
const longest = 256;
const pause = 400;

const pools = [
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/[0-9]/, 10],
    [/[\x00-\x2F\x3A-\x40\x5B-\x60\x7B-\x7F]/, 33],
    [/[^\x00-\x7F]/, 100],
];

/** The same estimate as the server's PasswordStrength, without its list of known passwords. */
export function strength(typed) {
    const text = typed.normalize('NFC').slice(0, longest);
    const pool = pools.reduce((sum, [pattern, size]) => sum + (pattern.test(text) ? size : 0), 0);
    if (pool === 0) {
        return 0;
    }

    // A character that repeats or continues the one before it is hardly a new one, and many of few kinds are few.
    let counted = 0;
    for (let i = 0; i < text.length; i++) {
        counted += i > 0 && Math.abs(text.charCodeAt(i) - text.charCodeAt(i - 1)) <= 1 ? 0.25 : 1;
    }

    const kinds = new Set(text.split('')).size;
    const bits = Math.min(counted, 2 * kinds) * Math.log2(pool);
    return steps.filter((step) => bits >= step).length;
}

function attach(shown) {
    const input = document.getElementById(shown.dataset.strengthOf);
    const meter = shown.querySelector('meter');
    const words = shown.querySelector('span');
    if (!input || !words) {
        return;
    }

    let waiting;
    input.addEventListener('input', () => {
        const level = strength(input.value);
        shown.hidden = input.value.length === 0;
        shown.dataset.level = String(level);
        if (meter) {
            meter.value = level;
        }

        // The sentence waits for a pause, so that a screen reader does not speak at every key.
        clearTimeout(waiting);
        waiting = setTimeout(() => {
            words.textContent = shown.getAttribute(`data-level-${level}`) ?? '';
        }, pause);
    });
}

if (typeof document !== 'undefined') {
    document.querySelectorAll('[data-strength-of]').forEach(attach);
}
