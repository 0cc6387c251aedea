import { useTranslations } from 'next-intl'
import classes from './reference.module.css'

type Field = { name: string; type: string; required: boolean; about: string }
type Props = {
  operation: {
    id: string
    method: string
    path: string
    summary: string
    about: string
    scope: string
    status: number
    parameters: Field[]
    body: Field[]
    answer: Field[]
  }
}

/** One operation: its line, and what it takes and answers once it is opened. */
export function OperationDetails({ operation }: Props) {
  const t = useTranslations('reference')
  const { id, method, path, summary, about, scope, status, parameters, body, answer } = operation
  return (
    <details className={classes.operation} id={id}>
      <summary className={classes.line}>
        <span className={classes.method} data-method={method}>
          {method}
        </span>
        <code className={classes.path}>{path}</code>
        <span className={classes.summary} lang="en">
          {summary}
        </span>
      </summary>
      <div className={classes.inside}>
        {about === '' ? null : (
          <p className={classes.about} lang="en">
            <Marked text={about} />
          </p>
        )}
        <p className={classes.scope}>
          {t('scope')} <code>{scope}</code>
        </p>
        <Fields title={t('parameters')} fields={parameters} />
        <Fields title={t('body')} fields={body} />
        <Fields title={t('answer', { status })} fields={answer} />
      </div>
    </details>
  )
}

function Fields({ title, fields }: { title: string; fields: Field[] }) {
  const t = useTranslations('reference')
  if (fields.length === 0) return null
  return (
    <>
      <h3 className={classes.title}>{title}</h3>
      <dl className={classes.fields}>
        {fields.map(({ name, type, required, about }) => (
          <div key={name} className={classes.field}>
            <dt>
              <code className={classes.name}>{name}</code>
              {required ? <span className={classes.required}>{t('required')}</span> : null}
            </dt>
            <dd>
              <code className={classes.type}>{type}</code>
              {about === '' ? null : (
                <span className={classes.fieldAbout} lang="en">
                  <Marked text={about} />
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

/** Of Markdown, what the descriptions use: `code`. */
function Marked({ text }: { text: string }) {
  return text.split('`').map((part, index) => (index % 2 === 1 ? <code key={part}>{part}</code> : part))
}
