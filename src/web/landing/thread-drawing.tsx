/** One thread from a word on a phone, through a hand, to a house with a light on. Says nothing that the text does not say. */
export function ThreadDrawing() {
  return (
    <svg
      viewBox="0 0 520 300"
      aria-hidden="true"
      className="h-auto w-full"
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <Phone />
      <People />
      <House />
      <path
        d="M118 172 C146 132 172 222 214 204 S272 150 308 180 S366 216 403 170"
        className="stroke-blue-900"
        strokeWidth="3.5"
      />
    </svg>
  );
}

function Phone() {
  return (
    <g className="stroke-solid-gray-800" strokeWidth="3">
      <rect x="36" y="66" width="92" height="168" rx="16" className="fill-white" />
      <path d="M70 80h24" />
      <path
        d="M52 104h46a8 8 0 0 1 8 8v14a8 8 0 0 1-8 8H70l-10 9v-9h-8a6 6 0 0 1-6-6v-18a6 6 0 0 1 6-6z"
        className="fill-green-100"
      />
      <path d="M60 119h32" strokeWidth="2.5" />
      <path
        d="M112 160H74a7 7 0 0 0-7 7v12a7 7 0 0 0 7 7h38a6 6 0 0 0 6-6v-14a6 6 0 0 0-6-6z"
        className="fill-solid-gray-50"
      />
      <path d="M78 173h28" strokeWidth="2.5" />
    </g>
  );
}

function People() {
  return (
    <g className="stroke-solid-gray-800" strokeWidth="3">
      <circle cx="214" cy="128" r="20" className="fill-white" />
      <path d="M176 234v-28c0-28 16-46 38-46s38 18 38 46v28" className="fill-white" />
      <path d="M206 130c3 5 13 5 16 0" strokeWidth="2.5" />
      <circle cx="308" cy="110" r="20" className="fill-white" />
      <path d="M268 234v-44c0-30 17-48 40-48s40 18 40 48v44" className="fill-white" />
      <path d="M300 112c3 5 13 5 16 0" strokeWidth="2.5" />
    </g>
  );
}

function House() {
  return (
    <g className="stroke-solid-gray-800" strokeWidth="3">
      <path d="M376 136 436 86l60 50" />
      <path d="M390 126v108h92V126" className="fill-white" />
      <path d="M390 126 436 88l46 38" className="fill-white" />
      <rect x="404" y="148" width="28" height="28" rx="3" className="fill-yellow-200" />
      <path d="M448 234v-48h22v48" />
      <path d="M20 234h480" />
    </g>
  );
}
