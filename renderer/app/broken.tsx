/** Catches a bug in a screen: the rest of the window stays usable, and nothing of the fault's text (which could hold a name) is kept. */
import { Component, type ReactNode } from 'react'
import { Action } from '../components/action.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageBar, PageBody } from '../components/page-bar.tsx'
import { t } from '../texts/index.ts'
import { forgetPlaces } from './navigation-store.ts'

export class Broken extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false }
  static getDerivedStateFromError() {
    return { broken: true }
  }
  override render() {
    if (!this.state.broken) return this.props.children
    const again = () => {
      forgetPlaces()
      this.setState({ broken: false })
    }
    return (
      <>
        <PageBar title={t('milepost')} />
        <PageBody>
          <EmptyState title={t('brokenTitle')} action={<Action onAct={again}>{t('firstScreen')}</Action>}>
            {t('brokenText')}
          </EmptyState>
        </PageBody>
      </>
    )
  }
}
