import { Outlet } from '@tanstack/react-router';
import { useFactsWatch } from '../api/index.ts';
import { EvidenceDrawer } from '../components/evidence/index.ts';
import { ColorSchemeToggle } from './color-scheme-toggle.tsx';
import { JumpTo } from './jump-to.tsx';
import { MiningBanner } from './mining-banner.tsx';
import { MisreadNotice } from './misread-notice.tsx';
import { ScopeGate } from './scope-gate.tsx';
import { PhoneNavigation, SideNavigation } from './side-navigation.tsx';
import styles from './shell.module.css';
import { ShortcutHelp } from './shortcut-help.tsx';
import { useOpenForPrint } from './use-open-for-print.ts';
import { useShortcuts } from './use-shortcuts.ts';

/** Frame of every page: navigation, where mining stands, the page, the evidence drawer. */
export function Shell() {
  useFactsWatch();
  useOpenForPrint();
  const { dialog, open, close } = useShortcuts();
  return (
    <>
      <a href="#page" className={styles.skip} data-print="hide">
        Skip to the page
      </a>
      <div className={styles.frame}>
        <SideNavigation foot={<ColorSchemeToggle />} onJump={() => open('jump')} onHelp={() => open('help')} />
        <PhoneNavigation foot={<ColorSchemeToggle />} onJump={() => open('jump')} />
        <div className={styles.content}>
          <MiningBanner />
          <MisreadNotice />
          <main id="page" className={styles.page} tabIndex={-1}>
            <ScopeGate>
              <Outlet />
            </ScopeGate>
          </main>
        </div>
      </div>
      <EvidenceDrawer />
      <JumpTo opened={dialog === 'jump'} onClose={close} />
      <ShortcutHelp opened={dialog === 'help'} onClose={close} />
    </>
  );
}
