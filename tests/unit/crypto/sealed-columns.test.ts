import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '@/lib/config/root'
import { SEALED_COLUMNS } from '@/lib/crypto/sealed-columns'

/** Where each file that seals keeps it. */
const SEALERS: Record<string, string[]> = {
  'lib/accounts/factors/set-up-totp.ts': ['TotpSecret.secret'],
  'lib/accounts/register.ts': [], // a form that is open, for a day
  'lib/clusters/save-cluster.ts': ['Cluster.rapiPassword', 'Cluster.readPassword'],
  'lib/requests/remember.ts': ['RememberedRequest.body'],
  'lib/site/rotate-key.ts': [],
  'lib/webhooks/sign.ts': ['Webhook.secret', 'Webhook.previousSecret'],
}

const known = SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`).sort()

test('every file that seals is known, with the column it seals for', () => {
  const root = projectRoot()
  const sealing = ['lib', 'app', 'scripts', 'components']
    .flatMap((folder) =>
      fs
        .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
        .map((file) => path.join(folder, file)),
    )
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('lib/db/generated'))
    .filter((file) =>
      /import \{[^}]*\bseal\b[^}]*\} from '[^']*\/seal'/.test(fs.readFileSync(path.join(root, file), 'utf8')),
    )
  expect(sealing.sort()).toEqual(Object.keys(SEALERS).sort())
  expect(Object.values(SEALERS).flat().sort()).toEqual(known)
})

test('every column that the schema calls sealed is sealed anew with a new key', () => {
  const schema = fs.readFileSync(path.join(projectRoot(), 'prisma/schema.prisma'), 'utf8')
  const sealed = [...schema.matchAll(/^model (\w+) \{\n(.*?)^\}/gms)].flatMap(([, model, body = '']) =>
    [...body.matchAll(/\/\/\/ Sealed.*\n\s+(\w+)/g)].map(([, field]) => `${model}.${field}`),
  )
  expect(sealed.sort()).toEqual(known)
})
