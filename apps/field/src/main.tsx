import { FaceProvider, startWords } from '@mingcha/ui';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './field.css';
import { DeviceDb } from './journal/device-db.ts';
import { TabletContext } from './state/hooks.ts';
import { createTablet } from './state/tablet.ts';
import { openOpfsStore } from './vault/opfs-store.ts';

const tablet = await createTablet({ db: new DeviceDb(), store: openOpfsStore(), now: () => Date.now() });
// Eviction would take evidence with it; a browser that refuses is named by the self-test.
void navigator.storage.persist?.();
void navigator.serviceWorker
  ?.register('/field/sw.js', { scope: '/field/', updateViaCache: 'none' })
  .catch(() => {});

const place = document.getElementById('root');
if (place === null) throw new Error('no place to stand');
createRoot(place).render(
  <FaceProvider words={startWords()} base="tablet">
    <TabletContext value={tablet}>
      <App />
    </TabletContext>
  </FaceProvider>,
);
await tablet.start();
