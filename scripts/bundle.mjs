/** Bundles our own code of the server into dist/; packages stay where they are. */
import { build } from 'esbuild'

await build({
  entryPoints: ['server.ts'],
  outdir: 'dist',
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  alias: { '@': '.', 'server-only': './tests/support/empty.ts' },
  logLevel: 'warning',
})
