import type { Stamped } from '../model/types'
import { type Field, plain } from './field'

/** The fields that everything of the configuration has. */
export function stampFields<Row extends { item: Stamped }>(): Field<Row>[] {
  return [
    plain('name', 'text', (row) => row.item.name),
    plain('ctime', 'timestamp', (row) => row.item.ctime, 'CTime'),
    plain('mtime', 'timestamp', (row) => row.item.mtime, 'MTime'),
    plain('uuid', 'text', (row) => row.item.uuid, 'UUID'),
    plain('serial_no', 'number', (row) => row.item.serialNo, 'SerialNo'),
    plain('tags', 'other', (row) => [...row.item.tags].sort()),
  ]
}
