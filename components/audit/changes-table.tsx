import { useTranslations } from 'next-intl'
import classes from './audit.module.css'
import { changesOf } from './changes'

/** What was changed, from → to. */
export function ChangesTable({ detail }: { detail: Record<string, unknown> }) {
  const t = useTranslations('audit')
  const changes = changesOf(detail)
  if (changes.length === 0) return null
  return (
    <table className={classes.changes}>
      <caption>{t('changes')}</caption>
      <tbody>
        {changes.map(({ field, from, to }) => (
          <tr key={field}>
            <th scope="row">{t.has(`field.${field as 'value'}`) ? t(`field.${field as 'value'}`) : field}</th>
            <td>
              {from === null ? null : (
                <>
                  <span className={classes.old}>{from || t('nothing')}</span> →{' '}
                </>
              )}
              {to || t('nothing')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
