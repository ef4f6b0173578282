export { TabletFace } from './theme/tablet-face.tsx';
