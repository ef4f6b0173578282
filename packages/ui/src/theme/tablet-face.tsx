import './tablet.css';
import { type FaceProps, FaceProvider } from './face-provider.tsx';
import { look } from './look.ts';

/** Without dialogs, menus and notes of the desk, neither their code nor their styles: a tablet carries its app. */
export const TabletFace = (props: FaceProps) => <FaceProvider base="tablet" theme={look} {...props} />;
