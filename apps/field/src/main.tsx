import { TabletFace } from '@mingcha/ui/tablet';
import { createRoot } from 'react-dom/client';
import { createApp } from './app.tsx';
import './field.css';
import { createTablet } from './state/tablet.ts';
import { TabletContext } from './state/tablet-context.ts';
import { openDeviceDb } from './storage/move-database.ts';
import { openOpfsStore } from './vault/opfs-store.ts';
import { startTabletWords } from './words.ts';

const [tablet, { words, complete }] = await Promise.all([
  createTablet({ db: await openDeviceDb(), store: openOpfsStore(), now: () => Date.now() }),
  startTabletWords(),
]);
// Eviction would take evidence with it; a browser that refuses is named by the self-test.
void navigator.storage.persist?.();

const { App, warm, first } = createApp(complete);
const place = document.getElementById('root');
if (place === null) throw new Error('no place to stand');
createRoot(place).render(
  <TabletFace words={words}>
    <TabletContext value={tablet}>
      <App />
    </TabletContext>
  </TabletFace>,
);
await tablet.start();
const keepShell = () =>
  navigator.serviceWorker
    ?.register('/field/sw.js', { scope: '/field/', updateViaCache: 'none' })
    .catch(() => {});
if (tablet.stage.get().name === 'new') {
  // The first page comes first: all that is kept for later would take the line from under it.
  await first().catch(() => {});
  setTimeout(() => void Promise.all([keepShell(), complete().catch(() => {})]), 300);
} else {
  void keepShell();
  // The lock stands; what it guards is brought while somebody looks for the first digit.
  setTimeout(() => void warm().catch(() => {}), 300);
}
