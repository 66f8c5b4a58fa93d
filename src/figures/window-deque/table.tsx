import type { WindowScene } from './model.ts';
import { list } from './scene.ts';

/** Every step over the array as a row; a press on one goes to it. */
export function TraceTable({
  scene,
  nums,
  k,
  set,
}: {
  scene: WindowScene;
  nums: number[];
  k: number;
  set: (i: number) => void;
}) {
  const at = (indices: readonly number[]) => indices.map((index) => nums[index] ?? 0);
  return (
    <table class="trace">
      <caption>k = {k} 时的每一步（▸ 是图中这一步）</caption>
      <thead>
        <tr>
          <th scope="col">i</th>
          <th scope="col">进来</th>
          <th scope="col">队尾弹出</th>
          <th scope="col">过期</th>
          <th scope="col">队列</th>
          <th scope="col">比较</th>
          <th scope="col">答案</th>
        </tr>
      </thead>
      <tbody>
        {scene.steps.map(({ i, popped, expired, deque, comparisons, out }) => (
          <tr
            key={i}
            {...(i === scene.step.i ? { class: 'now', 'aria-current': 'step' } : {})}
            onClick={() => set(i)}
          >
            <th scope="row">{i === scene.step.i ? `▸\u00a0${i}` : i}</th>
            <td>{list(at([i]))}</td>
            <td>{list(at(popped))}</td>
            <td>{list(at(expired === undefined ? [] : [expired]))}</td>
            <td>{list(at(deque))}</td>
            <td>{comparisons}</td>
            <td>{list(out === undefined ? [] : [out])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
