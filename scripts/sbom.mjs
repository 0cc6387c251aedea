/** npm run sbom: what the product is made of, from the lockfile, as CycloneDX (JSON) in dist/sbom.cdx.json. Asks no network. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'

const FILE = 'dist/sbom.cdx.json'
const { stdout, stderr, status } = spawnSync(
  'npm',
  ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only', '--omit=dev'],
  { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
)
if (status !== 0) {
  process.stderr.write(stderr)
  process.exit(status ?? 1)
}
fs.mkdirSync('dist', { recursive: true })
fs.writeFileSync(FILE, stdout)
console.log(`${FILE}: ${JSON.parse(stdout).components.length} components`)
