<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh" sourcelanguage="en">
<context>
    <name>OnScreenKeyboard</name>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>More suggestions</source>
        <translation>更多建议</translation>
    </message>
    <message>
        <source>Capital letters</source>
        <translation>大写字母</translation>
    </message>
    <message>
        <source>Capital letters, on for one letter</source>
        <translation>大写字母，仅对下一个字母有效</translation>
    </message>
    <message>
        <source>Capital letters, on</source>
        <translation>大写字母，已开启</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Digits and signs</source>
        <translation>数字和符号</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>字母</translation>
    </message>
    <message>
        <source>Letters with accents</source>
        <translation>带重音符号的字母</translation>
    </message>
    <message>
        <source>Change the keyboard</source>
        <translation>切换键盘</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Hide keyboard</source>
        <translation>隐藏键盘</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Hold for letters with accents</source>
        <translation>长按可输入带重音符号的字母</translation>
    </message>
</context>
<context>
    <name>kiosk</name>
    <message>
        <source>Kiosk</source>
        <translation>自助查询机</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Easier to use</source>
        <translation>辅助功能</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>What are you looking for?</source>
        <translation>您想找什么？</translation>
    </message>
    <message>
        <source>Show it to the camera</source>
        <translation>用摄像头拍一拍</translation>
    </message>
    <message>
        <source>or describe it in your words</source>
        <translation>或用文字描述</translation>
    </message>
    <message>
        <source>and see where it stands</source>
        <translation>然后查看商品位置</translation>
    </message>
    <message>
        <source>Touch the screen to start</source>
        <translation>触摸屏幕开始</translation>
    </message>
    <message>
        <source>Nothing you show or type leaves this device.</source>
        <translation>您展示或输入的内容不会离开本设备。</translation>
    </message>
    <message>
        <source>Describe it</source>
        <translation>描述您要找的商品</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Look through everything</source>
        <translation>浏览全部商品</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>例如</translation>
    </message>
    <message>
        <source>red dress</source>
        <translation>红色连衣裙</translation>
    </message>
    <message>
        <source>comfortable red shoes</source>
        <translation>舒适的红色鞋子</translation>
    </message>
    <message>
        <source>something for the rain</source>
        <translation>下雨天用的东西</translation>
    </message>
    <message>
        <source>wristwatch</source>
        <translation>手表</translation>
    </message>
    <message>
        <source>Use the camera</source>
        <translation>使用摄像头</translation>
    </message>
    <message>
        <source>What the camera sees stays on this device and is gone when you leave.</source>
        <translation>摄像头看到的内容只留在本设备上，您离开后即被清除。</translation>
    </message>
    <message>
        <source>More about this</source>
        <translation>了解更多</translation>
    </message>
    <message>
        <source>Switch the camera off</source>
        <translation>关闭摄像头</translation>
    </message>
    <message>
        <source>Take the picture now</source>
        <translation>立即拍照</translation>
    </message>
    <message>
        <source>The camera is starting…</source>
        <translation>摄像头正在启动…</translation>
    </message>
    <message>
        <source>The camera does not answer. You can describe what you are looking for instead.</source>
        <translation>摄像头没有响应。您可以改用文字描述。</translation>
    </message>
    <message>
        <source>Hold it into the frame</source>
        <translation>请放到框内</translation>
    </message>
    <message>
        <source>More light, please</source>
        <translation>光线太暗，请到亮处</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>请靠近一点</translation>
    </message>
    <message>
        <source>Hold it still</source>
        <translation>请保持不动</translation>
    </message>
    <message>
        <source>Good, just a moment</source>
        <translation>很好，请稍候</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>已拍好</translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation>您的图片</translation>
    </message>
    <message>
        <source>Is it one of these?</source>
        <translation>是其中之一吗？</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>都不是</translation>
    </message>
    <message>
        <source>The best first</source>
        <translation>最匹配的在前</translation>
    </message>
    <message>
        <source>Not sure: does one of these fit?</source>
        <translation>不太确定：有合适的吗？</translation>
    </message>
    <message>
        <source>Did you mean “{}”?</source>
        <translation>您是不是要找“{}”？</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>up to {}</source>
        <translation>不超过 {}</translation>
    </message>
    <message>
        <source>In stock only</source>
        <translation>仅看有货</translation>
    </message>
    <message>
        <source>Order follows your visit</source>
        <translation>按您的浏览排序</translation>
    </message>
    <message>
        <source>Nothing is left with all of that. Take something off.</source>
        <translation>没有同时满足这些条件的商品，请去掉一些。</translation>
    </message>
    <message>
        <source>Good match</source>
        <translation>很匹配</translation>
    </message>
    <message>
        <source>Maybe</source>
        <translation>可能是</translation>
    </message>
    <message>
        <source>Unlikely</source>
        <translation>不太可能</translation>
    </message>
    <message>
        <source>We found nothing like that</source>
        <translation>没有找到这样的商品</translation>
    </message>
    <message>
        <source>This picture cannot be read. Try another one.</source>
        <translation>无法读取这张图片，请换一张试试。</translation>
    </message>
    <message>
        <source>There are other ways to find it:</source>
        <translation>还有其他方法可以找到：</translation>
    </message>
    <message>
        <source>Try other words</source>
        <translation>换个说法试试</translation>
    </message>
    <message>
        <source>Ask a member of staff</source>
        <translation>询问店员</translation>
    </message>
    <message>
        <source>Please ask us</source>
        <translation>请询问我们</translation>
    </message>
    <message>
        <source>Show this screen to a member of staff. They will gladly help you find it.</source>
        <translation>请把此画面给店员看，他们会很乐意帮您找到。</translation>
    </message>
    <message>
        <source>This person is looking for:</source>
        <translation>这位顾客在找：</translation>
    </message>
    <message>
        <source>Everything in the shop</source>
        <translation>店内所有商品</translation>
    </message>
    <message>
        <source>This catalog has no kinds to look through. Describe it.</source>
        <translation>商品目录没有分类可浏览，请用文字描述。</translation>
    </message>
    <message>
        <source>Similar goods</source>
        <translation>类似商品</translation>
    </message>
    <message>
        <source>In another colour</source>
        <translation>其他颜色</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>有货</translation>
    </message>
    <message>
        <source>Only {} left</source>
        <translation>仅剩 {} 件</translation>
    </message>
    <message>
        <source>Sold out at the moment</source>
        <translation>暂时售完</translation>
    </message>
    <message>
        <source>Aisle {}</source>
        <translation>{} 号货架</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>商品位置</translation>
    </message>
    <message>
        <source>You are here</source>
        <translation>您在此处</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>没有图片</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>朗读</translation>
    </message>
    <message>
        <source>Found by its barcode</source>
        <translation>通过条形码找到</translation>
    </message>
    <message>
        <source>Found by its name</source>
        <translation>通过名称找到</translation>
    </message>
    <message>
        <source>Found by the words “{}”</source>
        <translation>通过“{}”找到</translation>
    </message>
    <message>
        <source>Fits your words</source>
        <translation>符合您的描述</translation>
    </message>
    <message>
        <source>Looks like it</source>
        <translation>看起来相似</translation>
    </message>
    <message>
        <source>Looks like your picture and fits your words</source>
        <translation>与图片相似且符合描述</translation>
    </message>
    <message>
        <source>Of the kind you chose</source>
        <translation>属于您选择的类别</translation>
    </message>
    <message>
        <source>Left out, as you asked: {}</source>
        <translation>已按您的要求排除：{}</translation>
    </message>
    <message>
        <source>The catalog does not say which have: {}</source>
        <translation>商品目录没有说明哪些含有：{}</translation>
    </message>
    <message>
        <source>No item has the barcode {}.</source>
        <translation>没有条形码为 {} 的商品。</translation>
    </message>
    <message>
        <source>The barcode {} was not read right. Scan or type it again.</source>
        <translation>条形码 {} 读取有误，请重新扫描或输入。</translation>
    </message>
    <message>
        <source>Your picture and your words</source>
        <translation>您的图片和文字</translation>
    </message>
    <message>
        <source>The camera is off until you switch it on, and goes off when you leave this page.</source>
        <translation>摄像头在您打开之前处于关闭状态，离开此页面后即关闭。</translation>
    </message>
    <message>
        <source>The kiosk compares what you show or type with the shop&apos;s goods. It does so on this device; it has no connection that could carry it away.</source>
        <translation>本机将您展示或输入的内容与店内商品进行比对。这一切都在本设备上完成，没有任何连接会把数据带走。</translation>
    </message>
    <message>
        <source>It does not look for faces and does not recognise, count or remember people.</source>
        <translation>它不会寻找人脸，也不会识别、统计或记住任何人。</translation>
    </message>
    <message>
        <source>Nothing of your visit is written down. When you touch “Done”, or walk away, pictures, words and results are erased from memory.</source>
        <translation>您的使用过程不会被记录。当您点“完成”或离开后，图片、文字和结果都会从内存中清除。</translation>
    </message>
    <message>
        <source>Checked just now</source>
        <translation>刚刚检查过</translation>
    </message>
    <message>
        <source>The kiosk tried to reach a network, and was refused.</source>
        <translation>本机刚才尝试连接网络，被拒绝了。</translation>
    </message>
    <message>
        <source>What it sets down in between lies in memory, which forgets without power.</source>
        <translation>临时存放的内容只在内存里，断电即消失。</translation>
    </message>
    <message>
        <source>If it should fail, its memory is not saved.</source>
        <translation>万一出错，内存内容不会被保存。</translation>
    </message>
    <message>
        <source>The shop&apos;s goods on its disk are encrypted.</source>
        <translation>磁盘上的商品资料是加密的。</translation>
    </message>
    <message>
        <source>The kiosk is not cut off from networks.</source>
        <translation>本机没有与网络隔离。</translation>
    </message>
    <message>
        <source>What it sets down in between may lie on its disk.</source>
        <translation>临时存放的内容可能留在磁盘上。</translation>
    </message>
    <message>
        <source>If it should fail, its memory may be saved.</source>
        <translation>万一出错，内存内容可能会被保存。</translation>
    </message>
    <message>
        <source>The shop&apos;s goods on its disk are not encrypted, or cannot be found.</source>
        <translation>磁盘上的商品资料没有加密，或者找不到。</translation>
    </message>
    <message>
        <source>Something is not as it should be. Please tell the staff.</source>
        <translation>有些地方不对劲。请告诉店员。</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>明白了</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Strong contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Everything within low reach</source>
        <translation>将所有内容移到屏幕下半部分</translation>
    </message>
    <message>
        <source>No motion</source>
        <translation>关闭动画</translation>
    </message>
    <message>
        <source>Read the screen aloud</source>
        <translation>朗读屏幕内容</translation>
    </message>
    <message>
        <source>This device has no voice.</source>
        <translation>本设备不支持语音朗读。</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Are you still there?</source>
        <translation>您还在吗？</translation>
    </message>
    <message>
        <source>In {} seconds your visit ends and everything is erased.</source>
        <translation>{} 秒后将结束本次使用并清除所有内容。</translation>
    </message>
    <message>
        <source>In one second your visit ends and everything is erased.</source>
        <translation>1 秒后将结束本次使用并清除所有内容。</translation>
    </message>
    <message>
        <source>I am still here</source>
        <translation>我还在</translation>
    </message>
    <message>
        <source>End now</source>
        <translation>立即结束</translation>
    </message>
    <message>
        <source>We will be right back</source>
        <translation>服务即将恢复</translation>
    </message>
    <message>
        <source>The kiosk cannot search just now. It tries again by itself. Please ask our staff.</source>
        <translation>本机暂时无法搜索，正在自动重试。请询问店员。</translation>
    </message>
    <message>
        <source>The kiosk is starting…</source>
        <translation>本机正在启动…</translation>
    </message>
    <message>
        <source>There is nothing in the catalog yet</source>
        <translation>商品目录中还没有商品</translation>
    </message>
    <message>
        <source>For staff: the page “Catalog and updates” says what is wrong.</source>
        <translation>店员请注意：“商品目录与更新”页面上有故障说明。</translation>
    </message>
    <message>
        <source>black</source>
        <translation>黑色</translation>
    </message>
    <message>
        <source>white</source>
        <translation>白色</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰色</translation>
    </message>
    <message>
        <source>red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>粉色</translation>
    </message>
    <message>
        <source>brown</source>
        <translation>棕色</translation>
    </message>
    <message>
        <source>beige</source>
        <translation>米色</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>纯色</translation>
    </message>
    <message>
        <source>striped</source>
        <translation>条纹</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>格纹</translation>
    </message>
    <message>
        <source>dotted</source>
        <translation>波点</translation>
    </message>
    <message>
        <source>floral</source>
        <translation>花卉</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>印花</translation>
    </message>
    <message>
        <source>patterned</source>
        <translation>有图案</translation>
    </message>
    <message>
        <source>Catalog and updates</source>
        <translation>商品目录与更新</translation>
    </message>
    <message>
        <source>For those who look after this kiosk.</source>
        <translation>供维护本机的人员使用。</translation>
    </message>
    <message>
        <source>How the updates stand cannot be read just now.</source>
        <translation>暂时无法读取更新状态。</translation>
    </message>
    <message>
        <source>Look for updates now</source>
        <translation>立即检查更新</translation>
    </message>
    <message>
        <source>Everything is well.</source>
        <translation>一切正常。</translation>
    </message>
    <message>
        <source>Catalog</source>
        <translation>商品目录</translation>
    </message>
    <message>
        <source>{}, version {}</source>
        <translation>{}，版本 {}</translation>
    </message>
    <message>
        <source>Not from an update</source>
        <translation>非更新所得</translation>
    </message>
    <message>
        <source>Made by head office</source>
        <translation>总部制作时间</translation>
    </message>
    <message>
        <source>Applied here</source>
        <translation>本机应用时间</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>{} goods with {} pictures, {} of them taught by staff</source>
        <translation>{} 件商品，{} 张图片，其中 {} 张由店员录入</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>频道</translation>
    </message>
    <message>
        <source>No updates are set up</source>
        <translation>未设置更新</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>收件箱</translation>
    </message>
    <message>
        <source>Something waits to be applied</source>
        <translation>有更新等待应用</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>没有新内容</translation>
    </message>
    <message>
        <source>Signed until</source>
        <translation>签名有效期至</translation>
    </message>
    <message>
        <source>{} (past its date)</source>
        <translation>{}（已过期）</translation>
    </message>
    <message>
        <source>Updater</source>
        <translation>更新程序</translation>
    </message>
    <message>
        <source>Has not run yet</source>
        <translation>尚未运行</translation>
    </message>
    <message>
        <source>Last update</source>
        <translation>上次更新</translation>
    </message>
    <message>
        <source>Free space</source>
        <translation>可用空间</translation>
    </message>
    <message>
        <source>{} MB</source>
        <translation>{} MB</translation>
    </message>
    <message>
        <source>Staff: {}</source>
        <translation>店员：{}</translation>
    </message>
    <message>
        <source>Manager: {}</source>
        <translation>经理：{}</translation>
    </message>
    <message>
        <source>The catalog is not open just now.</source>
        <translation>目录当前未打开。</translation>
    </message>
    <message>
        <source>That did not work. Try again; the log says more.</source>
        <translation>没有成功。请重试；详情见日志。</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN 码</translation>
    </message>
    <message>
        <source>For staff</source>
        <translation>店员入口</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>您是哪位？</translation>
    </message>
    <message>
        <source>{}, enter your PIN.</source>
        <translation>{}，请输入您的 PIN 码。</translation>
    </message>
    <message>
        <source>Nobody is set up to work with this kiosk yet: IT adds the first manager.</source>
        <translation>本机尚未设置任何店员：由 IT 添加第一位经理。</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Delete a digit</source>
        <translation>删除一位</translation>
    </message>
    <message>
        <source>Digits entered: {}</source>
        <translation>已输入位数：{}</translation>
    </message>
    <message>
        <source>That PIN is wrong.</source>
        <translation>PIN 码错误。</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Wait {} seconds.</source>
        <translation>PIN 码错误次数过多，请等待 {} 秒。</translation>
    </message>
    <message>
        <source>Locked after too many wrong PINs. A manager can let you in again.</source>
        <translation>PIN 码错误次数过多，已锁定。经理可以解锁。</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>您想做什么？</translation>
    </message>
    <message>
        <source>Scan items</source>
        <translation>扫描商品</translation>
    </message>
    <message>
        <source>Teach an item</source>
        <translation>教会一件商品</translation>
    </message>
    <message>
        <source>What was taught</source>
        <translation>已教内容</translation>
    </message>
    <message>
        <source>Kinds in words</source>
        <translation>用文字定义的类别</translation>
    </message>
    <message>
        <source>How well it recognises</source>
        <translation>识别情况</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Hold up the first item</source>
        <translation>请出示第一件商品</translation>
    </message>
    <message>
        <source>Next item</source>
        <translation>下一件</translation>
    </message>
    <message>
        <source>On the list</source>
        <translation>已加入清单</translation>
    </message>
    <message>
        <source>Taken off the list</source>
        <translation>已从清单移除</translation>
    </message>
    <message>
        <source>Which one is it?</source>
        <translation>是哪一件？</translation>
    </message>
    <message>
        <source>No item has the barcode {}</source>
        <translation>没有商品使用条码 {}</translation>
    </message>
    <message>
        <source>Not recognised: find it by words, or teach it.</source>
        <translation>未能识别：请用文字查找，或教会它。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo ({})</source>
        <translation>撤销（{}）</translation>
    </message>
    <message>
        <source>It is another item</source>
        <translation>是另一件商品</translation>
    </message>
    <message>
        <source>Find by words</source>
        <translation>用文字查找</translation>
    </message>
    <message>
        <source>Skip it</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>Finish the list</source>
        <translation>完成清单</translation>
    </message>
    <message>
        <source>On this list: {}</source>
        <translation>清单数量：{}</translation>
    </message>
    <message>
        <source>{} ×</source>
        <translation>{} ×</translation>
    </message>
    <message>
        <source>Item {} is not in the catalog</source>
        <translation>商品 {} 不在目录中</translation>
    </message>
    <message>
        <source>Unknown barcode {}</source>
        <translation>未知条码 {}</translation>
    </message>
    <message>
        <source>Scan a whole shelf</source>
        <translation>扫描整个货架</translation>
    </message>
    <message>
        <source>Picture of the shelf</source>
        <translation>货架照片</translation>
    </message>
    <message>
        <source>What is in the box</source>
        <translation>框里的内容</translation>
    </message>
    <message>
        <source>Point the camera at the shelf</source>
        <translation>请把摄像头对准货架</translation>
    </message>
    <message>
        <source>One picture finds several items. It is shown with boxes and names, and not kept.</source>
        <translation>一张照片可找出多件商品。照片会带框和名称显示，不会保存。</translation>
    </message>
    <message>
        <source>Take the picture</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>Looking at the shelf…</source>
        <translation>正在查看货架…</translation>
    </message>
    <message>
        <source>Found: {}</source>
        <translation>已找到：{}</translation>
    </message>
    <message>
        <source>Touch a box to put it right, or anything else to add it.</source>
        <translation>触摸方框可更正，触摸其他商品可添加。</translation>
    </message>
    <message>
        <source>Nothing was found by itself: touch an item to add it.</source>
        <translation>没有自动找到商品：触摸商品即可添加。</translation>
    </message>
    <message>
        <source>Without a name, and left out: {}</source>
        <translation>没有名称，不计入：{}</translation>
    </message>
    <message>
        <source>Which?</source>
        <translation>是哪件？</translation>
    </message>
    <message>
        <source>Put on the list: {}</source>
        <translation>加入清单：{}</translation>
    </message>
    <message>
        <source>Another picture</source>
        <translation>重新拍照</translation>
    </message>
    <message>
        <source>Remove the box</source>
        <translation>删除方框</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Put on the list: {}. Point at the next shelf.</source>
        <translation>已加入清单：{}。请对准下一个货架。</translation>
    </message>
    <message>
        <source>Find an item</source>
        <translation>查找商品</translation>
    </message>
    <message>
        <source>Name, number or barcode</source>
        <translation>名称、编号或条码</translation>
    </message>
    <message>
        <source>Nothing was found for these words.</source>
        <translation>没有找到相关商品。</translation>
    </message>
    <message>
        <source>It is new: teach it</source>
        <translation>是新商品：教会它</translation>
    </message>
    <message>
        <source>A new item</source>
        <translation>新商品</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Price, such as 4.99 (may be left empty)</source>
        <translation>价格，如 4.99（可不填）</translation>
    </message>
    <message>
        <source>Aisle (may be left empty)</source>
        <translation>货架通道（可不填）</translation>
    </message>
    <message>
        <source>Barcode (may be left empty)</source>
        <translation>条码（可不填）</translation>
    </message>
    <message>
        <source>Go on to the pictures</source>
        <translation>继续拍照</translation>
    </message>
    <message>
        <source>It needs a name.</source>
        <translation>需要填写名称。</translation>
    </message>
    <message>
        <source>The price is not an amount: write it like 4.99.</source>
        <translation>价格格式不对：请写成 4.99 的形式。</translation>
    </message>
    <message>
        <source>The barcode is not whole: check its digits.</source>
        <translation>条码不完整：请检查数字。</translation>
    </message>
    <message>
        <source>Pictures of {}</source>
        <translation>{} 的照片</translation>
    </message>
    <message>
        <source>Hold it up: the front first</source>
        <translation>举起商品：先拍正面</translation>
    </message>
    <message>
        <source>Now turn it a little</source>
        <translation>现在稍微转一下</translation>
    </message>
    <message>
        <source>Now the other side</source>
        <translation>现在拍另一面</translation>
    </message>
    <message>
        <source>Enough: save, or take one more</source>
        <translation>足够了：保存，或再拍一张</translation>
    </message>
    <message>
        <source>Five pictures are enough: save</source>
        <translation>五张已足够：请保存</translation>
    </message>
    <message>
        <source>Blurred: hold it still and show it again</source>
        <translation>照片模糊：请拿稳后再出示</translation>
    </message>
    <message>
        <source>The same view as before: turn it</source>
        <translation>与之前角度相同：请转动</translation>
    </message>
    <message>
        <source>Somebody may be in the picture: not kept. Show the item alone.</source>
        <translation>照片中可能有人：未保留。请只拍商品。</translation>
    </message>
    <message>
        <source>It looks like none of the others: is it the same item?</source>
        <translation>它与其他照片都不像：是同一件商品吗？</translation>
    </message>
    <message>
        <source>Careful: it looks like {}</source>
        <translation>注意：它很像 {}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Take the last picture away</source>
        <translation>删除上一张照片</translation>
    </message>
    <message>
        <source>{} of 2 to 5 pictures</source>
        <translation>已拍 {} 张，需 2 至 5 张</translation>
    </message>
    <message>
        <source>{} is known from now on.</source>
        <translation>从现在起可识别 {}。</translation>
    </message>
    <message>
        <source>Teach another item</source>
        <translation>再教一件商品</translation>
    </message>
    <message>
        <source>Pictures that staff taught on this kiosk. What is wrong can be taken back.</source>
        <translation>店员在本机教会的照片。有误的可以收回。</translation>
    </message>
    <message>
        <source>Nothing was taught yet.</source>
        <translation>尚未教会任何商品。</translation>
    </message>
    <message>
        <source>{}, {}</source>
        <translation>{}，{}</translation>
    </message>
    <message>
        <source>{}, {}, while scanning</source>
        <translation>{}，{}，扫描时</translation>
    </message>
    <message>
        <source>The catalog has no such item now; it waits for its return.</source>
        <translation>目录中目前没有此商品；等它重新上架。</translation>
    </message>
    <message>
        <source>Set aside: it looks more like {}</source>
        <translation>已搁置：它更像 {}</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>Who may work with this kiosk.</source>
        <translation>可以操作本机的人员。</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>店员</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>经理</translation>
    </message>
    <message>
        <source>Locked after too many wrong PINs</source>
        <translation>PIN 码错误次数过多，已锁定</translation>
    </message>
    <message>
        <source>Add somebody</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Let in again</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>新 PIN 码</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Name of the person</source>
        <translation>人员姓名</translation>
    </message>
    <message>
        <source>A PIN of 6 to 12 digits for {}</source>
        <translation>为 {} 设置 6 至 12 位 PIN 码</translation>
    </message>
    <message>
        <source>The same PIN once more</source>
        <translation>请再输入一次同样的 PIN 码</translation>
    </message>
    <message>
        <source>The two PINs differ: begin again.</source>
        <translation>两次输入的 PIN 码不一致：请重新开始。</translation>
    </message>
    <message>
        <source>{} can come in with the new PIN.</source>
        <translation>{} 可以使用新的 PIN 码进入。</translation>
    </message>
    <message>
        <source>Kinds of goods in plain words of any language. Write one as name: phrase; phrase</source>
        <translation>用任何语言的文字定义商品类别。写法：名称: 描述; 描述</translation>
    </message>
    <message>
        <source>No kinds are named yet.</source>
        <translation>尚未定义类别。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>{} goods, such as {}</source>
        <translation>{} 件商品，例如 {}</translation>
    </message>
    <message>
        <source>No goods fall into it</source>
        <translation>没有商品属于此类</translation>
    </message>
    <message>
        <source>For {} % of them “{}” is close: say what sets them apart</source>
        <translation>其中 {} % 与“{}”接近：请说明区别</translation>
    </message>
    <message>
        <source>Show something</source>
        <translation>出示一件商品</translation>
    </message>
    <message>
        <source>{}: {}</source>
        <translation>{}：{}</translation>
    </message>
    <message>
        <source>Why this answer</source>
        <translation>为什么是这个结果</translation>
    </message>
    <message>
        <source>Scan something first: this page says why it was taken for what it was.</source>
        <translation>请先扫描一件商品：本页说明识别的理由。</translation>
    </message>
    <message>
        <source>The barcode {} decided alone.</source>
        <translation>由条码 {} 直接确定。</translation>
    </message>
    <message>
        <source>{} % likely</source>
        <translation>可能性 {} %</translation>
    </message>
    <message>
        <source>{} % likely, {} ahead of the second</source>
        <translation>可能性 {} %，领先第二名 {}</translation>
    </message>
    <message>
        <source>Words “{}”: likeness {}, counts {}</source>
        <translation>文字“{}”：相似度 {}，权重 {}</translation>
    </message>
    <message>
        <source>Catalog picture {}: likeness {}, counts {}</source>
        <translation>目录图片 {}：相似度 {}，权重 {}</translation>
    </message>
    <message>
        <source>Taught picture {}: likeness {}, counts {}</source>
        <translation>已教照片 {}：相似度 {}，权重 {}</translation>
    </message>
    <message>
        <source>It is taken by itself from {} %, and asked about from {} %.</source>
        <translation>达到 {} % 时自动确认，达到 {} % 时询问。</translation>
    </message>
    <message>
        <source>Never scanned: {} of {} goods</source>
        <translation>从未扫描：{} / {} 件商品</translation>
    </message>
    <message>
        <source>Such as {}</source>
        <translation>例如 {}</translation>
    </message>
    <message>
        <source>Often put right</source>
        <translation>经常更正</translation>
    </message>
    <message>
        <source>Taken for each other</source>
        <translation>相互混淆</translation>
    </message>
    <message>
        <source>{} was shown, {} was meant</source>
        <translation>显示为 {}，实为 {}</translation>
    </message>
    <message>
        <source>Times: {}</source>
        <translation>次数：{}</translation>
    </message>
    <message>
        <source>Put right {} times, taken for it {} times</source>
        <translation>更正 {} 次，认作该商品 {} 次</translation>
    </message>
    <message>
        <source>Nothing to put right yet.</source>
        <translation>尚无需要更正的内容。</translation>
    </message>
    <message>
        <source>Counted from staff&apos;s scanning, on this kiosk only. Nothing of any shopper is counted.</source>
        <translation>仅统计店员在本机的扫描，不统计任何顾客。</translation>
    </message>
    <message>
        <source>Setting up, step {} of {}</source>
        <translation>设置，第 {} 步，共 {} 步</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Which language do most shoppers here speak?</source>
        <translation>这里的顾客大多说哪种语言？</translation>
    </message>
    <message>
        <source>Visits begin in it. Everyone can choose another.</source>
        <translation>每次使用都从它开始，任何人都可以另选。</translation>
    </message>
    <message>
        <source>How large is the screen?</source>
        <translation>屏幕有多大？</translation>
    </message>
    <message>
        <source>Hold a bank card against the screen, and make the frame as large as the card.</source>
        <translation>把一张银行卡贴在屏幕上，把框调到与卡一样大。</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Does the camera see you?</source>
        <translation>摄像头看得到您吗？</translation>
    </message>
    <message>
        <source>The picture is shown here and kept nowhere.</source>
        <translation>画面只在这里显示，不会保存。</translation>
    </message>
    <message>
        <source>Camera {}</source>
        <translation>摄像头 {}</translation>
    </message>
    <message>
        <source>No camera was found. Plug one in, or go on: shoppers can describe what they look for.</source>
        <translation>没有找到摄像头。请插上一个，或者继续：顾客可以用文字描述要找的东西。</translation>
    </message>
    <message>
        <source>Choose a PIN for the manager</source>
        <translation>为经理设置 PIN 码</translation>
    </message>
    <message>
        <source>Six digits or more. It opens the pages for staff.</source>
        <translation>六位或更多数字，用来打开员工页面。</translation>
    </message>
    <message>
        <source>These two differ. Choose the PIN anew.</source>
        <translation>两次输入不同，请重新设置。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Put in the stick with the catalog</source>
        <translation>请插入装有商品目录的 U 盘</translation>
    </message>
    <message>
        <source>What is on it is checked and taken by itself. That takes a few minutes.</source>
        <translation>其中的内容会自动检查并导入，需要几分钟。</translation>
    </message>
    <message>
        <source>The catalog is here. The kiosk is ready.</source>
        <translation>商品目录已就绪，设备可以使用了。</translation>
    </message>
    <message>
        <source>You can finish now and put the stick in later.</source>
        <translation>您可以现在完成，稍后再插入 U 盘。</translation>
    </message>
    <message>
        <source>Check a shelf</source>
        <translation>检查货架</translation>
    </message>
    <message>
        <source>Choose an aisle, scan everything that stands there, then see what is not right.</source>
        <translation>选择通道，扫描那里的全部商品，然后查看问题。</translation>
    </message>
    <message>
        <source>The catalog says of no item where it stands.</source>
        <translation>目录中没有任何商品的位置信息。</translation>
    </message>
    <message>
        <source>Items the catalog expects: {}</source>
        <translation>目录中应有商品：{}</translation>
    </message>
    <message>
        <source>Begun: {} scanned so far</source>
        <translation>已开始：已扫描 {} 件</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>Finish this check</source>
        <translation>结束此次检查</translation>
    </message>
    <message>
        <source>All aisles</source>
        <translation>所有通道</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Shelf check, aisle {}</source>
        <translation>货架检查，通道 {}</translation>
    </message>
    <message>
        <source>{} of {} expected items were found.</source>
        <translation>已找到 {} 件，应有 {} 件。</translation>
    </message>
    <message>
        <source>Price labels compared: {}.</source>
        <translation>已核对价签：{}。</translation>
    </message>
    <message>
        <source>Everything is as it should be.</source>
        <translation>一切正常。</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺货</translation>
    </message>
    <message>
        <source>In the wrong aisle</source>
        <translation>通道错误</translation>
    </message>
    <message>
        <source>The catalog names no aisle</source>
        <translation>目录未注明通道</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Wrong price on its label</source>
        <translation>价签价格错误</translation>
    </message>
    <message>
        <source>Count differs from stock</source>
        <translation>数量与库存不符</translation>
    </message>
    <message>
        <source>Belongs to aisle {}</source>
        <translation>应在通道 {}</translation>
    </message>
    <message>
        <source>Its label says {}, the catalog {}</source>
        <translation>价签为 {}，目录为 {}</translation>
    </message>
    <message>
        <source>Counted {}, in stock {}</source>
        <translation>清点 {}，库存 {}</translation>
    </message>
    <message>
        <source>Save to a stick</source>
        <translation>保存到 U 盘</translation>
    </message>
    <message>
        <source>By {}, {}</source>
        <translation>{}，{}</translation>
    </message>
    <message>
        <source>And {} more rows: all of them are in the table.</source>
        <translation>另有 {} 行：全部见表格。</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>Its aisle</source>
        <translation>所属通道</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>清点数</translation>
    </message>
    <message>
        <source>On the label</source>
        <translation>价签价格</translation>
    </message>
    <message>
        <source>Catalog price</source>
        <translation>目录价格</translation>
    </message>
    <message>
        <source>Which stick?</source>
        <translation>哪个 U 盘？</translation>
    </message>
    <message>
        <source>No stick is in: put one in and try again.</source>
        <translation>未插入 U 盘：请插入后重试。</translation>
    </message>
    <message>
        <source>Saved on {}: {}. It can be pulled out now.</source>
        <translation>已保存到 {}：{}。现在可以拔出。</translation>
    </message>
    <message>
        <source>Its price label</source>
        <translation>价签</translation>
    </message>
    <message>
        <source>Point the camera at its price label, or type the price.</source>
        <translation>将摄像头对准价签，或输入价格。</translation>
    </message>
    <message>
        <source>Does the label say {}?</source>
        <translation>价签是 {} 吗？</translation>
    </message>
    <message>
        <source>Price on the label</source>
        <translation>价签价格</translation>
    </message>
    <message>
        <source>Yes, take it</source>
        <translation>是，采用</translation>
    </message>
    <message>
        <source>No, read again</source>
        <translation>否，重新读取</translation>
    </message>
    <message>
        <source>The label agrees with the catalog.</source>
        <translation>价签与目录一致。</translation>
    </message>
    <message>
        <source>The catalog says {}.</source>
        <translation>目录价格为 {}。</translation>
    </message>
    <message>
        <source>That is no amount: write it like 4.99.</source>
        <translation>金额格式不对：请写成 4.99。</translation>
    </message>
    <message>
        <source>Delete a sign</source>
        <translation>删除一位</translation>
    </message>
    <message>
        <source>Save to a stick for head office</source>
        <translation>保存到 U 盘交总部</translation>
    </message>
    <message>
        <source>{} lessons are on {}. It can be pulled out now.</source>
        <translation>{} 条已保存到 {}。现在可以拔出。</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>操作记录</translation>
    </message>
    <message>
        <source>The last entries of the log, the newest first. Nothing in it can be changed.</source>
        <translation>日志最近的记录，最新在前。内容不可更改。</translation>
    </message>
    <message>
        <source>Nothing was written down yet.</source>
        <translation>尚无记录。</translation>
    </message>
</context>
</TS>
