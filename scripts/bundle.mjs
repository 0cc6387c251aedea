/** Bundles our own code of the server and of its commands into dist/; packages stay where they are. */
import { build } from 'esbuild'

await build({
  entryPoints: { server: 'server.ts', manage: 'scripts/manage.ts' },
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
