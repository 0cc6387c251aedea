import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { When } from '@/components/format/when'
import { Prose } from '@/components/pages/prose'
import classes from '@/components/site/site.module.css'
import { listNews } from '@/lib/news/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('news'))('title') }
}

export default async function NewsPage() {
  const [t, news] = await Promise.all([getTranslations('news'), listNews(await getLocale(), new Date())])
  return (
    <>
      <h1 className={classes.title}>{t('title')}</h1>
      {news.length === 0 ? <p>{t('none')}</p> : null}
      <ul className={classes.news}>
        {news.map(({ key, language, title, text, href, at }) => (
          <li key={key} lang={language ?? undefined}>
            <h2>
              {href ? (
                <a href={href} rel="noopener noreferrer">
                  {title}
                </a>
              ) : (
                title
              )}
            </h2>
            <div className={classes.date}>
              <When iso={at} style="date" />
            </div>
            {language ? <Prose text={text} /> : <p>{text}</p>}
          </li>
        ))}
      </ul>
    </>
  )
}
