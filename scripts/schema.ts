import fs from 'node:fs'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { projectRoot } from '@/lib/config/root'
import { NO_FILTER, withSchemaEngine } from '@/lib/db/schema-engine'

const CHAR = 18 // the catalogue's type "char"
const TEXT = 25

/** The adapter does not know the type "char", on whose columns the engine's look at a database depends. */
class DescribingAdapter extends PrismaPg {
  override async connect() {
    let chars: number[] = []
    const pool = new pg.Pool({ connectionString: this.url, max: 1 })
    const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryArrayResult>
    const queryAsText = async (...args: unknown[]) => {
      const result = await query(...args)
      chars = result.fields.flatMap((field, index) => (field.dataTypeID === CHAR ? [index] : []))
      for (const index of chars) Object.assign(result.fields[index] ?? {}, { dataTypeID: TEXT })
      return result
    }
    const adapter = await new PrismaPg(Object.assign(pool, { query: queryAsText })).connect()
    const queryRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query)
      for (const index of chars) result.columnTypes[index] = ColumnTypeEnum.Character
      return result
    }
    return Object.assign(adapter, { dispose: () => pool.end() })
  }

  constructor(private readonly url: string) {
    super({ connectionString: url })
  }
}

/** The SQL that a database still lacks to be as prisma/schema.prisma says; empty when it is. */
export async function missingSql(url: string): Promise<string> {
  const file = path.join(projectRoot(), 'prisma', 'schema.prisma')
  const files = [{ path: file, content: fs.readFileSync(file, 'utf8') }]
  const { stdout } = await withSchemaEngine(new DescribingAdapter(url), (engine) =>
    engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: path.dirname(file) },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    }),
  )
  const sql = stdout ?? ''
  return /^\s*(--.*\s*)*$/.test(sql) ? '' : sql
}
