import type { SectionSpec } from '@/components/admin/spec'

/** Title and text, once for each language. */
export const LANGUAGES: SectionSpec[] = [
  {
    name: 'english',
    fields: [
      { name: 'titleEn', type: 'text' },
      { name: 'textEn', type: 'area', help: true },
    ],
  },
  {
    name: 'greek',
    fields: [
      { name: 'titleEl', type: 'text' },
      { name: 'textEl', type: 'area', help: true },
    ],
  },
]

export const NO_TEXTS = { titleEn: '', titleEl: '', textEn: '', textEl: '' }
