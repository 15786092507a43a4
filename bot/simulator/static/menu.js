// The account's menu bar and what opens above a button.

function choose(button, act) {
  if (button.type === "view") {
    act({ do: "view", url: button.url });
    if (/^https?:\/\//.test(button.url)) window.open(button.url, "_blank", "noopener");
  } else {
    act({ do: "click", key: button.key });
  }
}

function made(button, onClick) {
  const drawn = document.createElement("button");
  drawn.type = "button";
  drawn.textContent = button.name;
  drawn.addEventListener("click", onClick);
  return drawn;
}

export function drawMenu(bar, submenu, buttons, act) {
  let opened = null;
  const close = () => {
    submenu.hidden = true;
    opened = null;
  };
  const openAt = (button, place) => {
    submenu.className = `submenu at-${buttons.length === 1 ? 1 : buttons.length === 2 ? place * 2 : place}`;
    submenu.replaceChildren(...button.sub_button.map((each) => made(each, () => {
      close();
      choose(each, act);
    })));
    submenu.hidden = false;
    opened = button;
  };
  bar.replaceChildren(...buttons.map((button, place) => {
    const below = button.sub_button?.length > 0;
    const drawn = made(button, () => {
      const again = opened === button;
      close();
      if (!below) choose(button, act);
      else if (!again) openAt(button, place);
    });
    drawn.classList.toggle("has-more", below);
    return drawn;
  }));
  document.querySelector(".chat").addEventListener("click", close);
}
