/** What the tests need beside Node: looks for it, installs it on Debian as root, and says what there is not. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'

const GANETI = [
  'ganeti',
  'ganeti-testsuite',
  'ganeti-os-noop',
  'openssh-server',
  'socat',
  'iproute2',
  'qemu-system-x86',
]
const WANTED = ['chromium', 'slapd', 'prometheus', ...GANETI]
const SLAPD = '/usr/sbin/slapd'
const PROMETHEUS = '/usr/bin/prometheus'
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

const isRoot = process.getuid?.() === 0
const isDebian = fs.existsSync('/etc/debian_version') && spawnSync('apt-get', ['--version']).status === 0

// biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg's own placeholders
const FORMAT = '${Package} ${db:Status-Status}\n'

/** A container may be root and yet not be allowed to make the networks that a cluster needs. */
const mayIsolate = () => spawnSync('unshare', ['--net', '--mount', 'true']).status === 0

function missing(packages) {
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', FORMAT, ...packages], { encoding: 'utf8' })
  const installed = new Set((stdout ?? '').split('\n').flatMap((line) => line.match(/^(\S+) installed$/)?.[1] ?? []))
  return packages.filter((name) => !installed.has(name))
}

function install(packages) {
  console.log(`Installing ${packages.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const { status, stdout, stderr } = spawnSync('apt-get', ['-q', ...args], { env, encoding: 'utf8' })
    if (status !== 0) console.log(`apt-get ${args[0]} failed:\n${stdout}${stderr}`)
  }
}

/** { chromium, ganeti, slapd, prometheus, leftOut }: what there is, and a line for each thing that there is not. */
export function requirements() {
  const wanted = WANTED.filter((name) => name !== 'chromium' || !process.env.CHROMIUM_PATH)
  if (isDebian && isRoot && missing(wanted).length > 0) install(missing(wanted))
  const leftOut = []
  const chromium = fs.existsSync(CHROMIUM)
  if (!chromium) {
    leftOut.push(`Left out: tests in a browser. No ${CHROMIUM}: apt-get install chromium, or set CHROMIUM_PATH.`)
  }
  const slapd = fs.existsSync(SLAPD)
  if (!slapd) leftOut.push(`Left out: tests on a real LDAP directory. No ${SLAPD}: apt-get install slapd.`)
  const prometheus = fs.existsSync(PROMETHEUS)
  if (!prometheus) leftOut.push(`Left out: tests on a real Prometheus. No ${PROMETHEUS}: apt-get install prometheus.`)
  const lacking = isDebian ? missing(GANETI) : GANETI
  const ganeti = isRoot && lacking.length === 0 && mayIsolate()
  if (!ganeti) {
    const way = lacking.length > 0 ? `on Debian, apt-get install ${lacking.join(' ')}, and ` : ''
    leftOut.push(
      `Left out: tests on a real Ganeti cluster. To have one: ${way}run as root, with leave to make network namespaces.`,
    )
  }
  return { chromium, ganeti, slapd, prometheus, leftOut }
}
