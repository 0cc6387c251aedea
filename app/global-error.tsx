'use client'

import { digestOf } from '@/components/layout/digest'

type Props = { error: unknown; retry: () => void }

// The layout itself failed: no provider, no messages, no style sheet can be counted on, so both languages stand here.
export default function GlobalError({ error, retry }: Props) {
  const digest = digestOf(error)
  return (
    <html lang="en">
      <body
        style={{ maxWidth: '60ch', margin: '15vh auto', padding: '0 20px', font: '16px/1.5 system-ui, sans-serif' }}
      >
        <h1 style={{ fontSize: 20 }}>This page could not be shown</h1>
        <p>The fault is ours and has been logged. Try again; if it comes back, tell an administrator.</p>
        <div lang="el">
          <h2 style={{ fontSize: 20 }}>Η σελίδα δεν μπόρεσε να εμφανιστεί</h2>
          <p>
            Το σφάλμα είναι δικό μας και έχει καταγραφεί. Δοκιμάστε ξανά· αν επαναληφθεί, ενημερώστε έναν διαχειριστή.
          </p>
        </div>
        <button type="button" onClick={retry} style={{ font: 'inherit', padding: '6px 14px' }}>
          Try again · <span lang="el">Νέα προσπάθεια</span>
        </button>
        {digest ? <p style={{ fontFamily: 'monospace' }}>{digest}</p> : null}
      </body>
    </html>
  )
}
