import { LinkButton } from "../shared/button.tsx";

const CARDS = [
  {
    who: "住民",
    title: "相談する",
    text: "市のLINEで、困りごとを話します。自分のことでも、家族や近所の人のことでも。",
    href: "/simulator",
    link: "スマホの画面を開く",
    tint: "bg-green-50",
  },
  {
    who: "相談員",
    title: "受け取って、返事をする",
    text: "届いた相談を読み、受け取り、返事をします。別の窓口が合うなら、理由をそえて渡します。",
    href: "/desk",
    link: "相談員の画面を開く",
    tint: "bg-blue-50",
  },
  {
    who: "管理者",
    title: "聞き方を見直す",
    text: "聞き取りの流れと、相談の行き先を見ます。質問の順番も、ことばも、画面でたどれます。",
    href: "/studio",
    link: "管理者の画面を開く",
    tint: "bg-yellow-50",
  },
] as const;

/** The three users of つなぐ, each with the way to their page. */
export function UserCards() {
  return (
    <section aria-labelledby="users" className="flex flex-col gap-6">
      <h2 id="users" className="text-std-24B-150">
        三人の立場から
      </h2>
      <ul className="grid gap-6 md:grid-cols-3">
        {CARDS.map((card) => (
          <li key={card.who} className="flex flex-col overflow-hidden rounded-16 border border-solid-gray-300 bg-white">
            <p className={`px-6 py-3 text-std-17B-170 ${card.tint}`}>{card.who}</p>
            <div className="flex flex-1 flex-col gap-3 p-6">
              <h3 className="text-std-20B-150">{card.title}</h3>
              <p className="flex-1 text-std-16N-170">{card.text}</p>
              <LinkButton href={card.href} look={card.href === "/simulator" ? "main" : "plain"} className="mt-2 w-full">
                {card.link}
              </LinkButton>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
