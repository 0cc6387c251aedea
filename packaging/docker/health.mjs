/** Whether this container's process answers, on the port for figures, which every role has. */
const answered = await fetch(`http://127.0.0.1:${process.env.METRICS_PORT}/api/health/live`).catch(() => null)
process.exit(answered?.ok ? 0 : 1)
