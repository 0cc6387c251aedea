/** Of what a site wrote in both languages that of the reader, or the one that there is. */
export const inLanguage = (locale: string, en: string, el: string) => (locale === 'el' ? el || en : en || el)
