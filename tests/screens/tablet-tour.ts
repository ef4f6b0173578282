import { demoPins } from '../harness/demo-tablet.ts';
import type { TabletBrowser } from '../harness/tablet-browser.ts';
import { tourAfterwards } from './tablet/afterwards.ts';
import { type Told, tourTable } from './tablet/at-the-table.ts';
import { tourOtherWindows } from './tablet/enrolling.ts';
import { tourHall } from './tablet/in-the-hall.ts';
import { tourOpenVisit } from './tablet/open-visit.ts';
import { tourSettingOut } from './tablet/setting-out.ts';
import type { Stop } from './tablet/stop.ts';

const pins = [demoPins.lead1, demoPins.inspector1];

/**
 * From the first look in the morning to the lock in the evening, on one tablet. Nothing of it is sent. The second card of the day
 * is the one of `sendOpenly`.
 */
export async function tourTablet(tablet: TabletBrowser, stop: Stop): Promise<void> {
  const told = tablet.word('field.guise.notes') === '记事' ? spoken.zh : spoken.en;
  await stop('today');
  await tourOtherWindows(tablet, stop);
  await tablet.offline(true);
  await tourSettingOut(tablet, pins, stop);
  await tourHall(tablet, told.slow, stop);
  await tourTable(tablet, told, pins, stop);
  await tourOpenVisit(tablet, pins, stop);
  await tourAfterwards(tablet, stop);
}

const spoken: Record<'zh' | 'en', Told> = {
  zh: {
    lazy: '窗口工作人员在岗观看网络视频约4分钟，其间未接待群众',
    slow: '群众咨询转移登记，窗口两次要求补交清单以外的材料',
    poor: '群众询问办理时限，工作人员头也不抬，答复自己看墙上',
    praise: '导办人员主动引导老人取号，代为复印材料，未收费用',
    harsh: '工作人员态度恶劣',
  },
  en: {
    lazy: 'A clerk watched online video at the counter for about four minutes; nobody was served meanwhile',
    slow: 'A visitor asking about a transfer was told twice to bring papers that the list does not name',
    poor: 'Asked how long it takes, the clerk answered without looking up: read it on the wall',
    praise: 'An usher took an elderly visitor to the ticket machine and copied the papers free of charge',
    harsh: 'The clerk was rude',
  },
};
