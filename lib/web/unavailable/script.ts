/** In the page itself. It asks whether the site can serve pages again, and then loads what was asked for, never posting anew. */
export const SCRIPT = `
const scheme = localStorage.getItem('mantine-color-scheme-value')
if (scheme === 'light' || scheme === 'dark') document.documentElement.style.colorScheme = scheme
const again = () => location.replace(location.href)
document.getElementById('again').addEventListener('click', (event) => { event.preventDefault(); again() })
document.getElementById('looking').hidden = false
const look = () => setTimeout(async () => {
  const answer = await fetch('/api/health/ready', { cache: 'no-store' }).catch(() => null)
  if (answer?.ok) again()
  else look()
}, 4000 + Math.random() * 2000)
look()
`
