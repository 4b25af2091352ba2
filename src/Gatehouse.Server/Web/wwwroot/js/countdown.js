// Beside an instant, how long it is until then. Without script the instant alone says enough.
const told = (seconds) => {
    const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    return (hours > 0 ? `${hours} h ` : '') + `${minutes} min ${String(rest).padStart(2, '0')} s`;
};

for (const time of document.querySelectorAll('time[data-countdown]')) {
    const until = Date.parse(time.dateTime);
    const left = document.createElement('span');
    left.className = 'quiet';
    time.after(' ', left);
    const show = () => {
        const seconds = Math.max(0, Math.floor((until - Date.now()) / 1000));
        left.textContent = seconds > 0 ? time.dataset.left.replace('{0}', told(seconds)) : time.dataset.over;
        return seconds > 0;
    };
    if (show()) {
        const timer = setInterval(() => show() || clearInterval(timer), 1000);
    }
}
