import fs from 'node:fs'
import { createRequire } from 'node:module'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'

let loaded: Promise<typeof import('@prisma/schema-engine-wasm/schema_engine_bg')> | undefined

async function load() {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const module = await WebAssembly.compile(fs.readFileSync(script.replace(/\.js$/, '.wasm')))
  const imports = { './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports }
  const { exports } = await WebAssembly.instantiate(module, imports)
  glue.__wbg_set_wasm(exports)
  ;(exports.__wbindgen_start as () => void)()
  return glue
}

export const NO_FILTER = { externalTables: [], externalEnums: [] }

/** Prisma's schema engine, as WebAssembly and in this process: its native one would have to be downloaded. */
export async function withSchemaEngine<T>(
  factory: SqlMigrationAwareDriverAdapterFactory,
  use: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loaded ??= load()
  const glue = await loaded
  const opened: SqlDriverAdapter[] = []
  const adapter = bindMigrationAwareSqlAdapterFactory({
    provider: factory.provider,
    adapterName: factory.adapterName,
    connectToShadowDb: () => factory.connectToShadowDb(),
    connect: async () => {
      const connection = await factory.connect()
      opened.push(connection)
      return connection
    },
  })
  try {
    const engine = await glue.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter)
    return await use(engine)
  } finally {
    await Promise.all(opened.map((connection) => connection.dispose()))
  }
}
