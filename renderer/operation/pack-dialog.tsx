/** The pack is on disk: its opening code, big, to be noted and given another way than the file. */
import { Modal } from '@mantine/core'
import { Action } from '../components/action.tsx'
import { t } from '../texts/index.ts'
import classes from './operation.module.css'

export interface WrittenPack {
  /** The file's name, without its folder. */
  readonly name: string
  /** In groups: `AB12-CD34-…`. */
  readonly code: string
}

export const PackDialog = ({
  pack,
  onClose,
}: {
  readonly pack: WrittenPack
  readonly onClose: () => void
}) => (
  <Modal
    opened
    onClose={onClose}
    size={620}
    withCloseButton={false}
    closeOnEscape={false}
    title={t('unit:packWritten')}
  >
    <p>{t('unit:packWhere', { name: pack.name })}</p>
    <p className={classes.codeLabel} id="opening-code-label">
      {t('unit:openingCode')}
    </p>
    <output className={classes.code} aria-labelledby="opening-code-label">
      {pack.code}
    </output>
    <p>{t('unit:codeApart')}</p>
    <div className={classes.foot}>
      <Action go onAct={onClose} keys="Ctrl+Enter">
        {t('unit:codeNoted')}
      </Action>
    </div>
  </Modal>
)
