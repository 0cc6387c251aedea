import type { FieldError } from '@/lib/errors/app-error'
import { type Draft, VARIABLES, type Variable } from './schema'

const VARIABLE = /\{\{\s*(\w+)\s*\}\}/g
const isVariable = (name: string): name is Variable => VARIABLES.some((one) => one === name)

/** Replaces the variables of a text that has no fault. What they stand for is never read as a template itself. */
export const fill = (text: string, values: Record<Variable, string>): string =>
  text.replace(VARIABLE, (whole, name: string) => (isVariable(name) ? values[name] : whole))

/** What is wrong with a draft, by field: an unknown variable, a brace that belongs to none, a half or no language. */
export function faultsOf({ en, el }: Pick<Draft, 'en' | 'el'>): Record<string, FieldError> {
  const faults: Record<string, FieldError> = {}
  for (const [language, { subject, text }] of Object.entries({ en, el })) {
    const alone = language === 'en' && el.subject === '' && el.text === ''
    if (subject === '' && (text !== '' || alone)) faults[`${language}.subject`] = { code: 'required' }
    if (text === '' && (subject !== '' || alone)) faults[`${language}.text`] = { code: 'required' }
    for (const [field, value] of Object.entries({ subject, text })) {
      const fault = variableFault(value)
      if (fault) faults[`${language}.${field}`] = fault
    }
  }
  return faults
}

function variableFault(text: string): FieldError | null {
  for (const [, name = ''] of text.matchAll(VARIABLE))
    if (!isVariable(name)) return { code: 'variable_unknown', values: { name } }
  return /\{\{|\}\}/.test(text.replace(VARIABLE, '')) ? { code: 'variable_malformed' } : null
}
