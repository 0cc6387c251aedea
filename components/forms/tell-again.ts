/**
 * Tells the fields of a form whose script has just come what people or their browsers filled in before: React would write its
 * own values over it with the next change. A field's `value`, set by itself, is what React compares with; set past it, the field
 * has another one, so that the event is not taken for one that changes nothing.
 */
export function tellAgain(form: HTMLFormElement): void {
  for (const field of form.elements) {
    if (field instanceof HTMLTextAreaElement) typeAgain(field)
    else if (field instanceof HTMLInputElement) {
      if (field.type === 'checkbox' || field.type === 'radio') chooseAgain(field)
      else if (field.type !== 'file') typeAgain(field)
    }
  }
}

function typeAgain(field: HTMLInputElement | HTMLTextAreaElement) {
  const typed = field.value
  if (typed === field.defaultValue) return
  field.value = field.defaultValue
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, typed)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

/** The one of several that was given up has nothing to tell. */
function chooseAgain(field: HTMLInputElement) {
  if (field.checked === field.defaultChecked || (field.type === 'radio' && !field.checked)) return
  field.checked = field.defaultChecked
  field.click()
}
