import { DemoBanner } from "../shared/demo-banner.tsx";
import { ThreadDrawing } from "./thread-drawing.tsx";
import { UserCards } from "./user-cards.tsx";

/** `/` in demo mode: what つなぐ is, who it is for, and how to try it. */
export function LandingPage() {
  return (
    <>
      <DemoBanner />
      <main className="mx-auto flex max-w-280 flex-col gap-16 px-4 py-10 md:gap-20 md:px-8 md:py-16">
        <Opening />
        <UserCards />
        <HowToTry />
        <OnThisMachine />
      </main>
    </>
  );
}

function Opening() {
  return (
    <header className="grid items-center gap-8 md:grid-cols-[1fr_1.1fr]">
      <div className="flex flex-col gap-6">
        <p className="text-std-18B-160 text-blue-900">つなぐ</p>
        <h1 className="text-std-28B-150 md:text-std-36B-140">
          どこに相談すればいいか、
          <br />
          わからなくていい。
        </h1>
        <div className="flex flex-col gap-4 text-std-17N-170">
          <p>
            困りごとは、ひとつの窓口にきれいに収まりません。介護のこと、お金のこと、子どものこと。たいてい重なっています。
          </p>
          <p>
            つなぐは、市のLINEでお話を聞き、ご本人が「いいですよ」と言ってくれたら、合う窓口へそのまま渡します。だれかが受け取るまで、手を離しません。
          </p>
        </div>
      </div>
      <ThreadDrawing />
    </header>
  );
}

const STEPS = [
  { title: "住民として話す", text: "スマホの画面で、困っていることを送ります。ボタンを押すだけでも進みます。" },
  { title: "相談員として受け取る", text: "相談員の画面に届きます。「受け付ける」を押して、返事を書きます。" },
  { title: "返事が届く", text: "住民のスマホに戻ると、いま書いた返事が届いています。" },
] as const;

function HowToTry() {
  return (
    <section aria-labelledby="try" className="flex flex-col gap-6">
      <h2 id="try" className="text-std-24B-150">
        ためしかた
      </h2>
      <ol className="grid gap-6 md:grid-cols-3">
        {STEPS.map((step, index) => (
          <li key={step.title} className="flex gap-4">
            <span
              aria-hidden="true"
              className="grid size-11 shrink-0 place-items-center rounded-full border-2 border-blue-900 text-std-18B-160 text-blue-900"
            >
              {index + 1}
            </span>
            <div className="flex flex-col gap-1">
              <h3 className="text-std-18B-160">{step.title}</h3>
              <p className="text-std-16N-170">{step.text}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function OnThisMachine() {
  return (
    <section aria-labelledby="here" className="rounded-16 bg-solid-gray-50 p-6 md:p-8">
      <h2 id="here" className="text-std-20B-150">
        これは体験版です
      </h2>
      <p className="mt-2 text-std-16N-170">
        本物のLINEにはつながっていません。このパソコンの中だけで動き、ここに書いたことは、どこにも送られません。電話番号を押しても、電話はかかりません。
      </p>
    </section>
  );
}
